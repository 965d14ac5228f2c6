import { usePagesOf } from '../../api/paging.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { Light } from '../../elements/light.js';
import { MoreButton } from '../../elements/more-button.js';
import { TaskLink } from '../../elements/task-link.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { terms, wordFor } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './home.module.css';
import { useFirstScreen } from '../../elements/use-first-screen.js';
import { agendaQuery, type AgendaRow, type Whose } from './queries.js';
import { homeTexts } from './texts.js';
import { WaitingSlips } from './waiting-slips.js';

/** A row of two lines. */
const ROW_PX = 56;

interface AgendaListProps {
  readonly whose: Whose;
  readonly title: string;
  readonly none: string;
  readonly noneDetail: string;
}

/** Tasks by the one step each waits for, due soonest first. */
export function AgendaList({ whose, title, none, noneDetail }: AgendaListProps) {
  const pages = usePagesOf(agendaQuery(whose));
  const drawn = useFirstScreen(pages.rows, ROW_PX);
  return (
    <section aria-labelledby={`agenda-${whose}`}>
      <h2 id={`agenda-${whose}`}>{title}</h2>
      {whose === 'mine' && <WaitingSlips />}
      {pages.isPending && <LoadingState />}
      {isLost(pages) && (
        <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />
      )}
      {pages.isSuccess && pages.rows.length === 0 && <EmptyState title={none} detail={noneDetail} />}
      <ul className={styles.list}>
        {drawn.map((row) => (
          <AgendaItem key={row.id} row={row} isMine={whose === 'mine'} />
        ))}
      </ul>
      <MoreButton {...pages} />
    </section>
  );
}

function AgendaItem({ row, isMine }: { readonly row: AgendaRow; readonly isMine: boolean }) {
  const words = useTexts(terms);
  const { id, number, title, light, lightReason, step, leadName, organisationName } = row;
  return (
    <li className={styles.row}>
      <span className={isMine ? styles.step : styles.otherStep}>{words.actions[step]}</span>
      <div className={styles.what}>
        <TaskLink taskId={id}>{title}</TaskLink>
        <div className={styles.soft}>
          <span className="figures">{number}</span>{' '}
          <span>{isMine ? organisationName : (leadName ?? organisationName)}</span>
        </div>
      </div>
      <div className={styles.when}>
        <Light colour={light} />
        {lightReason !== null && light !== 'green' && (
          <span className={styles.soft}> {wordFor(words.lightReasons, lightReason)}</span>
        )}
        <Due row={row} />
      </div>
    </li>
  );
}

function Due({ row: { dueOn, workdaysLeft } }: { readonly row: AgendaRow }) {
  const t = useTexts(homeTexts);
  const { nearDay, workdays } = useDates();
  if (dueOn === null || workdaysLeft === null) return <div className={styles.soft}>{t.noDue}</div>;
  const left =
    workdaysLeft < 0
      ? t.late(workdays(-workdaysLeft))
      : workdaysLeft === 0
        ? t.today
        : t.left(workdays(workdaysLeft));
  return (
    <div className="figures">
      {nearDay(dueOn)} <span className={workdaysLeft <= 0 ? styles.late : ''}>{left}</span>
    </div>
  );
}
