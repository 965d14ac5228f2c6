import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './task-page.module.css';
import { taskTexts } from './texts.js';
import type { Task } from './use-task.js';

const STAGES = ['registered', 'issued', 'signed', 'work', 'verified', 'decided', 'closed'] as const;
type Stage = (typeof STAGES)[number];

/** The stage a task is in: what is being waited for, everything before it has happened. */
const STAGE_OF: Readonly<Record<Task['state'], Stage | null>> = {
  draft: 'registered',
  registered: 'issued',
  reopened: 'issued',
  issued: 'signed',
  return_pending: 'signed',
  in_progress: 'work',
  paused: 'work',
  basically_done: 'work',
  continuing: 'work',
  not_done: 'work',
  submitted: 'verified',
  verifying: 'decided',
  done: 'closed',
  not_applicable: 'closed',
  publicity: 'closed',
  closed: null,
  carried_over: null,
  cancelled: null,
  merged: null,
};

export function StageBar({ task }: { readonly task: Task }) {
  const t = useTexts(taskTexts);
  const { nearDay } = useDates();
  const now = STAGE_OF[task.state];
  const at = now === null ? (task.state === 'closed' ? STAGES.length : -1) : STAGES.indexOf(now);
  if (at < 0) return null;
  const days: Readonly<Partial<Record<Stage, string | null>>> = {
    registered: task.createdAt,
    issued: task.issuedOn,
    signed: task.signedOn,
    work: task.submittedOn,
    decided: task.decidedOn,
    closed: task.closedOn,
  };
  return (
    <ol className={styles.stages} aria-label={t.stages.title} tabIndex={0}>
      {STAGES.map((stage, index) => {
        const day = index < at ? (days[stage] ?? null) : null;
        const look = index < at ? styles.passed : index === at ? styles.current : '';
        return (
          <li
            key={stage}
            className={`${styles.stage} ${look}`}
            {...(index === at && { 'aria-current': 'step' })}
          >
            {t.stages[stage]}
            <small>{day === null ? '\u00a0' : nearDay(day)}</small>
          </li>
        );
      })}
    </ol>
  );
}
