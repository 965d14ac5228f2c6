import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../api/act.js';
import { api, read } from '../../../api/client.js';
import { usePages } from '../../../api/paging.js';
import { isLost } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { Chip } from '../../../elements/chip.js';
import { MoreButton } from '../../../elements/more-button.js';
import { ProblemAlert } from '../../../elements/problem-alert.js';
import { EmptyState, FailureState, LoadingState } from '../../../elements/states.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import { KindChip } from '../items/kind-chip.js';
import { reportKey, type Difference } from '../queries.js';
import { useReview } from '../review.js';
import { reviewTexts } from '../texts.js';
import kinds from '../text/kinds.module.css';
import type { ItemKind } from '../text/marks.js';
import styles from '../lists.module.css';

type Decision = 'same' | 'different' | 'acknowledged';
const ROWS = 100;

/** A corrected version against the one before: what somebody had judged and now reads otherwise. */
export function DifferenceList() {
  const t = useTexts(reviewTexts);
  const { report, isOpen } = useReview();
  const [onlyOpen, setOnlyOpen] = useState(true);
  const key = [...reportKey(report.id), 'differences', onlyOpen];
  const pages = usePages(key, (cursor) =>
    read(
      api.GET('/api/reports/{id}/differences', {
        params: { path: { id: report.id }, query: { open: onlyOpen, limit: ROWS, cursor } },
      }),
    ),
  );
  const decide = useAct({
    send: ({ seq, decision }: { seq: number; decision: Decision }, idempotencyKey) =>
      api.POST('/api/reports/{id}/differences/{seq}/decision', {
        params: { path: { id: report.id, seq }, header: { 'Idempotency-Key': idempotencyKey } },
        body: { decision },
      }),
    changes: [reportKey(report.id)],
  });
  if (pages.isPending) return <LoadingState />;
  if (isLost(pages))
    return <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />;
  return (
    <>
      <p className={styles.detail}>{t.differencesDetail}</p>
      <p>
        <Checkbox checked={onlyOpen} onChange={(event) => setOnlyOpen(event.target.checked)}>
          {t.onlyOpen}
        </Checkbox>
      </p>
      {decide.error !== null && <ProblemAlert problem={decide.error} />}
      {pages.rows.length === 0 && (
        <EmptyState title={t.differencesAllDone} detail={t.differencesAllDoneDetail} />
      )}
      <ol className={`${styles.list} ${kinds.kinds}`}>
        {pages.rows.map((difference) => (
          <DifferenceRow
            key={difference.seq}
            difference={difference}
            onDecide={isOpen ? (decision) => decide.run({ seq: difference.seq, decision }) : null}
          />
        ))}
      </ol>
      <MoreButton {...pages} />
    </>
  );
}

interface DifferenceRowProps {
  readonly difference: Difference;
  readonly onDecide: ((decision: Decision) => void) | null;
}

function DifferenceRow({ difference, onDecide }: DifferenceRowProps) {
  const t = useTexts(reviewTexts);
  const { show } = useReview();
  const { match, before, after, needsDecision } = difference;
  return (
    <li>
      <RowHead difference={difference} />
      <div className={styles.pair}>
        <Side title={t.before} words={before?.text ?? t.isNew} />
        <Side title={t.after} words={after?.text ?? t.gone} />
      </div>
      <div className={styles.row}>
        {after !== null && (
          <Button size="small" onClick={() => show({ start: after.start, end: after.end })}>
            {t.showInText}
          </Button>
        )}
        {needsDecision && onDecide !== null && <Choices match={match} onDecide={onDecide} />}
      </div>
    </li>
  );
}

function RowHead({ difference }: Pick<DifferenceRowProps, 'difference'>) {
  const t = useTexts(reviewTexts);
  const { percent } = useDates();
  const { match, similarity, before, after, tasks, needsDecision, decision } = difference;
  const kind = (after ?? before)?.kind as ItemKind | undefined;
  return (
    <div className={styles.row}>
      {kind !== undefined && <KindChip kind={kind} />}
      <Chip tone={needsDecision && decision === null ? 'warn' : 'plain'}>{t.matches[match]}</Chip>
      {match === 'reworded' && <span className="figures">{t.score(percent(similarity))}</span>}
      {tasks > 0 && <span>{t.tasksOf(tasks)}</span>}
      {decision !== null && <Chip tone="good">{t.decisions[decision]}</Chip>}
    </div>
  );
}

function Side({ title, words }: { readonly title: string; readonly words: string }) {
  return (
    <div>
      <h4>{title}</h4>
      {words}
    </div>
  );
}

interface ChoicesProps {
  readonly match: Difference['match'];
  readonly onDecide: (decision: Decision) => void;
}

function Choices({ match, onDecide }: ChoicesProps) {
  const t = useTexts(reviewTexts);
  const choices: readonly Decision[] = match === 'gone' ? ['acknowledged'] : ['same', 'different'];
  return choices.map((choice) => (
    <Button key={choice} size="small" onClick={() => onDecide(choice)}>
      {t.decisions[choice]}
    </Button>
  ));
}
