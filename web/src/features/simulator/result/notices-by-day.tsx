import { Link } from '@tanstack/react-router';
import type { Schema } from '../../../api/client.js';
import { isLost } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { Chip } from '../../../elements/chip.js';
import { Light } from '../../../elements/light.js';
import type { LightColour } from '../../../elements/lights.js';
import { MoreButton } from '../../../elements/more-button.js';
import { EmptyState, FailureState, LoadingState } from '../../../elements/states.js';
import { useDates } from '../../../i18n/dates.js';
import { terms, wordFor } from '../../../i18n/terms.js';
import { useTexts } from '../../../i18n/texts.js';
import table from '../../ledger/list/ledger.module.css';
import { ruleTexts } from '../rule-texts.js';
import { ruleWords } from '../rule-words.js';
import styles from '../simulator.module.css';
import { simulatorTexts } from '../texts.js';
import type { useNotices } from './use-notices.js';

type Notice = Schema<'SimulatedNoticeView'>;

interface NoticesByDayProps {
  readonly notices: ReturnType<typeof useNotices>;
  /** Whether two packs are compared, so that each notice says whose it is. */
  readonly isCompared: boolean;
}

/** One day after the other, each with what would be sent on it. */
export function NoticesByDay({ notices, isCompared }: NoticesByDayProps) {
  const t = useTexts(simulatorTexts);
  if (isLost(notices))
    return <FailureState problem={asProblem(notices.error)} onRetry={() => void notices.refetch()} />;
  if (notices.isPending) return <LoadingState rows={8} />;
  if (notices.rows.length === 0) return <EmptyState title={t.nothing} detail={t.nothingDetail} />;
  const columns = [t.person, t.task, t.text, t.rule, t.light, t.channels, ...(isCompared ? [t.side] : [])];
  return (
    <>
      <div className={table.scroll} role="region" aria-label={t.list} tabIndex={0}>
        <table className={table.table}>
          <caption className="unseen">{t.list}</caption>
          <thead>
            <tr>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          {byDay(notices.rows).map(([day, rows]) => (
            <DayRows key={day} day={day} rows={rows} columns={columns} />
          ))}
        </table>
      </div>
      <div className={table.foot}>
        <MoreButton {...notices} />
      </div>
    </>
  );
}

interface DayRowsProps {
  readonly day: string;
  readonly rows: readonly Notice[];
  readonly columns: readonly string[];
}

function DayRows({ day, rows, columns }: DayRowsProps) {
  const dates = useDates();
  return (
    <tbody>
      <tr className={styles.day}>
        <th colSpan={columns.length} scope="rowgroup">
          {dates.day(day)}
        </th>
      </tr>
      {rows.map((notice) => (
        <NoticeRow key={notice.seq} notice={notice} columns={columns} />
      ))}
    </tbody>
  );
}

function NoticeRow({ notice, columns }: { readonly notice: Notice; readonly columns: readonly string[] }) {
  const t = useTexts(simulatorTexts);
  const rules = useTexts(ruleTexts);
  const { roles } = useTexts(terms);
  const channels: Readonly<Record<string, string>> = t.channelNames;
  const [person, task, text, rule, light, ways, side] = columns;
  return (
    <tr>
      <td data-label={person}>
        {notice.recipientName}
        <small>{wordFor(roles, notice.role)}</small>
      </td>
      <td className={table.wide} data-label={task}>
        <Link to="/tasks/$taskId" params={{ taskId: notice.taskId }}>
          {notice.number !== null && <span className="figures">{notice.number} </span>}
          {notice.title}
        </Link>
      </td>
      <td className={table.wide} data-label={text}>
        {notice.text}
      </td>
      <td data-label={rule}>
        {ruleWords(notice.ruleId, rules)}
        <small>{notice.ruleId}</small>
      </td>
      <td data-label={light}>
        <Light colour={notice.light as LightColour} />
      </td>
      <td data-label={ways}>{notice.channels.map((channel) => channels[channel] ?? channel).join('、')}</td>
      {side !== undefined && (
        <td data-label={side}>
          <Chip tone={notice.foundBy === 'both' ? 'plain' : 'open'}>{t.sides[notice.foundBy]}</Chip>
        </td>
      )}
    </tr>
  );
}

/** The rows come in the order of days; a day that goes on over the end of a page stays one. */
function byDay(rows: readonly Notice[]): [string, Notice[]][] {
  const days = new Map<string, Notice[]>();
  for (const row of rows) {
    const ofDay = days.get(row.on);
    if (ofDay === undefined) days.set(row.on, [row]);
    else ofDay.push(row);
  }
  return [...days];
}
