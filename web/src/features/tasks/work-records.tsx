import type { ReactNode } from 'react';
import { Chip } from '../../elements/chip.js';
import { useDates } from '../../i18n/dates.js';
import { terms, wordFor } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './task-page.module.css';
import { taskTexts } from './texts.js';
import type { Task } from './use-task.js';

/** What was reported, asked, verified and decided, newest first; a part that is empty is left out. */
export function WorkRecords({ task }: { readonly task: Task }) {
  return (
    <>
      <Decisions task={task} />
      <Verifications task={task} />
      <Extensions task={task} />
      <ProgressReports task={task} />
      <Objections task={task} />
      <Rechecks task={task} />
    </>
  );
}

interface RecordsProps<Row> {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly show: (row: Row) => ReactNode;
}

function Records<Row>({ title, rows, show }: RecordsProps<Row>) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul className={styles.plain}>
        {rows.toReversed().map((row, index) => (
          <li key={rows.length - index} className={styles.row}>
            {show(row)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Paragraph({ name, text }: { readonly name?: string; readonly text: string | null }) {
  if (text === null || text === '') return null;
  return (
    <p>
      {name !== undefined && <span className={styles.soft}>{name}：</span>}
      {text}
    </p>
  );
}

function ProgressReports({ task }: { readonly task: Task }) {
  const t = useTexts(taskTexts);
  const { moment } = useDates();
  return (
    <Records
      title={t.reports}
      rows={task.progressReports}
      show={({ progress, text, nextSteps, difficulties, cannotFinish, reportedAt }) => (
        <>
          <div className={styles.rowHead}>
            <strong className="figures">{progress}%</strong>
            <span className={`${styles.soft} figures`}>{moment(reportedAt)}</span>
            {cannotFinish && <Chip tone="bad">{t.cannotFinish}</Chip>}
          </div>
          <Paragraph text={text} />
          <Paragraph name={t.next} text={nextSteps} />
          <Paragraph name={t.difficulties} text={difficulties} />
        </>
      )}
    />
  );
}

function Extensions({ task }: { readonly task: Task }) {
  const t = useTexts(taskTexts);
  const { day } = useDates();
  const outcomeOf = ({ outcome, grantedDueOn }: Task['extensions'][number]) => {
    if (outcome === null) return <Chip tone="warn">{t.undecided}</Chip>;
    if (grantedDueOn === null) return <Chip tone="bad">{t.refused}</Chip>;
    return <Chip tone="good">{t.granted(day(grantedDueOn))}</Chip>;
  };
  return (
    <Records
      title={t.extensionsTitle}
      rows={task.extensions}
      show={(extension) => (
        <>
          <div className={styles.rowHead}>
            <span className="figures">{t.asked(day(extension.dueOn), day(extension.newDueOn))}</span>
            {outcomeOf(extension)}
          </div>
          <Paragraph text={extension.reason} />
          <Paragraph text={extension.decisionReason} />
        </>
      )}
    />
  );
}

function Verifications({ task }: { readonly task: Task }) {
  const t = useTexts(taskTexts);
  const words = useTexts(terms);
  const { day, number } = useDates();
  return (
    <Records
      title={t.verifications}
      rows={task.verifications}
      show={(check) => (
        <>
          <div className={styles.rowHead}>
            <strong>{words.methods[check.method]}</strong>
            <span className={`${styles.soft} figures`}>{day(check.verifiedOn)}</span>
            {check.sampleSize !== null && check.population !== null && (
              <span>{t.sampled(number(check.sampleSize), number(check.population))}</span>
            )}
          </div>
          <Paragraph text={check.text} />
          <Paragraph name={t.place} text={check.place} />
          <Paragraph name={t.participants} text={check.participants} />
          {check.findings.map(({ text, failed }) => (
            <p key={text}>
              <span className={styles.soft}>{t.findings}：</span>
              {text} {failed !== null && failed.length > 0 && t.failed(failed.join('、'))}
            </p>
          ))}
        </>
      )}
    />
  );
}

function Decisions({ task }: { readonly task: Task }) {
  const t = useTexts(taskTexts);
  const words = useTexts(terms);
  const { day } = useDates();
  const criterion = (id: string) => task.criteria.find((one) => one.id === id)?.text ?? '';
  return (
    <Records
      title={t.decisions}
      rows={task.decisions}
      show={(decision) => (
        <>
          <div className={styles.rowHead}>
            <strong>{words.verdicts[decision.verdict]}</strong>
            {decision.isOpinion && <Chip>{t.opinion}</Chip>}
            <span className={`${styles.soft} figures`}>{day(decision.decidedOn)}</span>
          </div>
          <Paragraph text={decision.reason} />
          <Paragraph text={decision.stageResult} />
          <Paragraph name={t.next} text={decision.nextSteps} />
          {decision.openCriteria.map(({ criterionId, dueOn }) => (
            <p key={criterionId}>
              {dueOn === null ? criterion(criterionId) : t.openUntil(criterion(criterionId), day(dueOn))}
            </p>
          ))}
        </>
      )}
    />
  );
}

function Objections({ task }: { readonly task: Task }) {
  const t = useTexts(taskTexts);
  const { day } = useDates();
  return (
    <Records
      title={t.objections}
      rows={task.objections}
      show={({ raisedBy, reason, receivedOn, answerReason }) => (
        <>
          <div className={styles.rowHead}>
            <strong>{raisedBy === '' ? t.anonymous : raisedBy}</strong>
            <span className={`${styles.soft} figures`}>{day(receivedOn)}</span>
          </div>
          <Paragraph text={reason} />
          <Paragraph text={answerReason} />
        </>
      )}
    />
  );
}

function Rechecks({ task }: { readonly task: Task }) {
  const t = useTexts(taskTexts);
  const { day } = useDates();
  return (
    <Records
      title={t.rechecks}
      rows={task.rechecks.filter(({ withdrawnOn }) => withdrawnOn === null)}
      show={({ dueOn, doneOn, outcome, text }) => (
        <>
          {doneOn === null
            ? t.recheckDue(day(dueOn))
            : t.recheckDone(day(doneOn), wordFor(t.outcomes, outcome ?? ''))}
          <Paragraph text={text} />
        </>
      )}
    />
  );
}
