import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTexts } from '../../i18n/texts.js';
import { stands } from './items/item-order.js';
import { notesQuery, readinessQuery, type Note, type Readiness, type Report } from './queries.js';
import { useReview, type Place } from './review.js';
import styles from './review-page.module.css';
import { reviewTexts } from './texts.js';
import kinds from './text/kinds.module.css';
import type { Mark, MarkKind } from './text/marks.js';
import { TextPane, type MarginNote } from './text/text-pane.js';

const LEGEND: readonly MarkKind[] = ['shortcoming', 'cause', 'plan', 'prior-rectification'];

/** The left half of a review. */
export function ReviewText({ place }: { readonly place: Place | null }) {
  const t = useTexts(reviewTexts);
  const { report, text, current, isOffice, go, show } = useReview();
  const readiness = useQuery({ ...readinessQuery(report.id), enabled: isOffice });
  const notes = useQuery(notesQuery(report.id));
  const marks = useMemo(() => marksOf(report, readiness.data), [report, readiness.data]);
  const margin = useMemo(() => marginOf(report, notes.data ?? [], t.roles), [report, notes.data, t]);
  const headings = useMemo(
    () => new Set(report.sections.flatMap(({ heading }) => (heading === null ? [] : [heading.trim()]))),
    [report],
  );
  const names: Readonly<Record<string, string>> = { ...t.kinds };
  return (
    <div className={styles.textColumn}>
      <div className={`${styles.legend} ${kinds.kinds}`} aria-hidden>
        {LEGEND.map((kind) => (
          <span key={kind} className={`${kinds.chip} ${kinds[kind]}`}>
            {names[kind]}
          </span>
        ))}
        {isOffice && <span className={`${kinds.chip} ${kinds.uncovered}`}>{t.uncovered}</span>}
      </div>
      <TextPane
        {...{ text, marks, place, headings }}
        notes={margin}
        currentId={current?.id ?? null}
        onItem={go}
        onNote={({ start, end }) => show({ start, end })}
      />
    </div>
  );
}

function marksOf({ items }: Report, readiness: Readiness | undefined): Mark[] {
  const ofItems = items
    .filter(stands)
    .flatMap(({ id, kind, spans }) => spans.map(({ start, end }) => ({ id, kind, start, end })));
  const uncovered = (readiness?.uncovered ?? []).map(({ start, end }): Mark => ({
    id: `uncovered ${start}`,
    kind: 'uncovered',
    start,
    end,
  }));
  return [...ofItems, ...uncovered];
}

/** Where a part begins, what the reading remarked, and what the checks found. */
function marginOf(
  { sections, diagnostics }: Report,
  notes: readonly Note[],
  roles: Readonly<Record<string, string>>,
): MarginNote[] {
  return [
    ...sections.map(({ role, start, end }) => ({
      ...{ id: `role ${start} ${role}`, words: roles[role] ?? role, kind: 'role' as const, start, end },
    })),
    ...diagnostics.map(({ code, message, start, end }) => ({
      ...{ id: `${code} ${start}`, words: message, kind: 'note' as const, start, end },
    })),
    ...notes.map(({ code, message, start, end }, index) => ({
      ...{ id: `${code} ${start} ${index}`, words: message, kind: 'note' as const, start, end },
    })),
  ];
}
