import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { lostOf } from '../../api/failure.js';
import { inPlace } from '../../api/on-behalf.js';
import { asProblem } from '../../api/problem.js';
import { usePathParams, useSearchOf } from '../../app/address.js';
import { useSession } from '../../app/session.js';
import { hasAnyRole } from '../../app/roles.js';
import { useMedia } from '../../app/preferences.js';
import { Chip } from '../../elements/chip.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { FailureState, LoadingState } from '../../elements/states.js';
import { useTexts } from '../../i18n/texts.js';
import { HistoryButton } from '../history/history-button.js';
import { asForeseen, useReviewActs } from './acts/use-review-acts.js';
import { reportQuery, textQuery } from './queries.js';
import { ReviewContext, useReview, type Place, type Review } from './review.js';
import { ReviewText } from './review-text.js';
import { reviewTexts } from './texts.js';
import type { ReviewSearch } from './search.js';
import { SideTabs } from './side-tabs.js';
import { SideView } from './side-view.js';
import styles from './review-page.module.css';

const WIDE = '(min-width: 1000px)';

/** 报告审阅: on the left the text of a report, on the right what was read in it and what a person makes of that. */
export function ReviewPage() {
  const { reportId } = usePathParams<{ reportId: string }>();
  return <ReviewOf key={reportId} reportId={reportId} />;
}

/** The report and the acts on it that are under way are read in one place, so that no picture shows the one without the other. */
function ReviewOf({ reportId }: { readonly reportId: string }) {
  const report = useQuery(reportQuery(reportId));
  const text = useQuery(textQuery(reportId));
  const acts = useReviewActs(reportId);
  const shown = useMemo(
    () => report.data && asForeseen(report.data, acts.pending),
    [report.data, acts.pending],
  );
  const lost = lostOf(report, text);
  if (lost !== undefined)
    return (
      <FailureState
        problem={asProblem(lost.error)}
        onRetry={() => void Promise.all([report.refetch(), text.refetch()])}
      />
    );
  if (shown === undefined || text.data === undefined) return <LoadingState rows={12} />;
  return <ReviewDesk report={shown} text={text.data} acts={acts} />;
}

type ReviewInput = Pick<Review, 'report' | 'text' | 'acts'>;

function ReviewDesk(input: ReviewInput) {
  const t = useTexts(reviewTexts);
  const [place, setPlace] = useState<Place | null>(null);
  const review = useReviewOf({ ...input, show: setPlace });
  const { view = 'items' } = useSearchOf<ReviewSearch>();
  const isWide = useMedia(WIDE);
  const [pane, setPane] = useState<'text' | 'side'>('side');
  const shows = (which: typeof pane) => isWide || pane === which;
  const { problem } = review.acts;
  return (
    <ReviewContext value={review}>
      <div className={styles.page}>
        <Head />
        {problem !== null && (
          <div className={styles.alert}>
            <ProblemAlert problem={problem} {...(problem.status === 412 && { whatToDo: t.stale })} />
          </div>
        )}
        {!isWide && (
          <Segmented
            block
            value={pane}
            aria-label={t.panes}
            options={[
              { value: 'side', label: t.showSide },
              { value: 'text', label: t.showText },
            ]}
            onChange={setPane}
          />
        )}
        <div className={styles.split}>
          <div className={`${styles.text} ${shows('text') ? '' : styles.hidden}`}>
            <ReviewText place={place} />
          </div>
          <div className={`${styles.side} ${shows('side') ? '' : styles.hidden}`}>
            <SideTabs view={view} />
            <div className={`${styles.view} ${view === 'items' ? styles.only : ''}`}>
              <SideView view={view} />
            </div>
          </div>
        </div>
      </div>
    </ReviewContext>
  );
}

function useReviewOf({ report, text, acts, show }: ReviewInput & Pick<Review, 'show'>): Review {
  const isOffice = hasAnyRole(useSession(), ['supervisor', 'officer']);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  return useMemo(() => {
    const current = report.items.find(({ id }) => id === currentId) ?? null;
    return {
      ...{ report, text, acts, show, isOffice, current, picked },
      isOpen: isOffice && ['parsed', 'reviewing'].includes(report.state),
      mayLink: isOffice && report.state === 'confirmed',
      go: (id) => {
        setCurrentId(id);
        const item = report.items.find((one) => one.id === id);
        if (item !== undefined) show({ start: item.start, end: item.start });
      },
      togglePick: (id) =>
        setPicked((before) => {
          const after = new Set(before);
          if (!after.delete(id)) after.add(id);
          return after;
        }),
    };
  }, [report, text, acts, show, isOffice, currentId, picked]);
}

function Head() {
  const t = useTexts(reviewTexts);
  const { report } = useReview();
  const states: Readonly<Record<string, string>> = t.reportStates;
  return (
    <>
      <div className={styles.head}>
        <h1>{t.of(report.organisationName, report.reportYear)}</h1>
        <Chip tone={report.state === 'confirmed' ? 'good' : 'open'}>
          {states[report.state] ?? report.state}
        </Chip>
        <nav className={styles.links} aria-label={t.panes}>
          <Link to="/reports">{t.back}</Link>
          <a href={inPlace(`/api/reports/${report.id}/original`)} download>
            {t.original}
          </a>
          <HistoryButton
            kind="report"
            id={report.id}
            name={t.of(report.organisationName, report.reportYear)}
            isSmall
          />
        </nav>
      </div>
      {report.state === 'confirmed' && <p className={styles.alert}>{t.closed}</p>}
      {report.state === 'superseded' && <p className={styles.alert}>{t.superseded}</p>}
    </>
  );
}
