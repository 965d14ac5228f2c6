import { FileWordOutlined, PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { inPlace } from '../../api/on-behalf.js';
import { api, read, type Schema } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import { HistoryButton } from '../history/history-button.js';
import table from '../ledger/list/ledger.module.css';
import { ChangeDraft } from './change-draft.js';
import { SlipActs } from './slip-acts.js';
import { SlipColour, SlipState } from './slip-signs.js';
import styles from './slips.module.css';
import { slipTexts } from './texts.js';

type Slip = Schema<'SlipView'>;

/** One slip as it stands on paper, and what the reader may do with it. */
export function SlipPage() {
  const t = useTexts(slipTexts);
  const { slipId: id = '' }: { slipId?: string } = useParams({ strict: false });
  const slip = useQuery({
    queryKey: ['tasks', 'slip', id],
    queryFn: () => read(api.GET('/api/slips/{id}', { params: { path: { id } } })),
  });
  if (isLost(slip))
    return <FailureState problem={asProblem(slip.error)} onRetry={() => void slip.refetch()} />;
  if (slip.data === undefined) return <LoadingState rows={10} />;
  return (
    <>
      <div className={`${table.head} not-on-paper`}>
        <h1>{slip.data.number ?? t.unnumbered}</h1>
        <SlipColour colour={slip.data.colour} />
        <SlipState state={slip.data.state} />
        <span className={table.space} />
        <HistoryButton kind="slip" id={id} name={slip.data.number ?? slip.data.taskTitle} />
        <Button icon={<FileWordOutlined />} href={inPlace(`/api/slips/${id}/document.docx`)}>
          {t.download}
        </Button>
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t.print}
        </Button>
        <Link to="/slips">{t.back}</Link>
      </div>
      <SlipActs slip={slip.data}>
        <ChangeDraft slip={slip.data} />
      </SlipActs>
      <Paper slip={slip.data} />
    </>
  );
}

function Paper({ slip }: { readonly slip: Slip }) {
  const t = useTexts(slipTexts);
  const { day, workdays } = useDates();
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t.paperTo, slip.toName],
    ...(slip.copyToNames.length > 0 ? [[t.copyTo, slip.copyToNames.join('、')] as const] : []),
    [
      t.task,
      <Link key="task" to="/tasks/$taskId" params={{ taskId: slip.taskId }}>
        {slip.taskNumber === null ? slip.taskTitle : `${slip.taskNumber} ${slip.taskTitle}`}
      </Link>,
    ],
    [t.problem, slip.problem],
    [t.demands, slip.demands],
    ...(slip.cause === null ? [] : [[t.cause, slip.cause] as const]),
    [
      t.limit,
      slip.limitOn === null ? t.limitWorkdays(workdays(slip.limitWorkdays)) : t.limitDay(day(slip.limitOn)),
    ],
    ...(slip.limitMoves.length === 0
      ? []
      : [[t.limitMoved, <LimitHistory key="moves" slip={slip} />] as const]),
    [t.paperFrom, slip.issuedOn === null ? slip.fromName : `${slip.fromName}  ${day(slip.issuedOn)}`],
    [t.history, <History key="history" slip={slip} />],
    ...(slip.replies.length === 0 ? [] : [[t.replies, <Replies key="replies" slip={slip} />] as const]),
  ];
  return (
    <article className={styles.paper} aria-label={t.paperTitle}>
      <h2>{t.paperTitle}</h2>
      <p className={styles.number}>{slip.number ?? t.unnumbered}</p>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {slip.conflicts.length > 0 && <Conflicts slip={slip} />}
    </article>
  );
}

function History({ slip }: { readonly slip: Slip }) {
  const t = useTexts(slipTexts);
  const { day } = useDates();
  const steps: readonly (readonly [string, string | null, string | null])[] = [
    [t.drafted, slip.draftedByName ?? t.byRules, slip.draftedAt],
    [t.approved, slip.approvedByName, null],
    [t.issued, slip.issuedByName, slip.issuedOn],
    [t.signed, slip.signedByName, slip.signedOn],
    [t.settled, slip.settledByName, slip.settledOn],
  ];
  const lines = steps.flatMap(([name, who, on]) =>
    who === null ? [] : [`${name}：${who}${on === null ? '' : `，${day(on)}`}`],
  );
  if (slip.outcomeReason !== null) lines.push(`${t.reason}：${slip.outcomeReason}`);
  return <>{lines.join('\n')}</>;
}

/** What the paper bears beside its first limit: each move, its reason, who moved it and when. */
function LimitHistory({ slip }: { readonly slip: Slip }) {
  const t = useTexts(slipTexts);
  const { day } = useDates();
  return slip.limitMoves.map(({ from, to, note, movedByName, movedOn }) => (
    <p key={`${from} ${to} ${movedOn}`}>
      {t.limitMovedLine(day(from), day(to), note)}
      {'\n'}
      <small>
        {movedByName}，{day(movedOn)}
      </small>
    </p>
  ));
}

function Replies({ slip }: { readonly slip: Slip }) {
  const t = useTexts(slipTexts);
  const { moment } = useDates();
  return slip.replies.map(({ text, repliedByName, repliedAt, isLate }) => (
    <p key={repliedAt}>
      {text}
      {'\n'}
      <small>
        {repliedByName}，{moment(repliedAt)}
        {isLate && `（${t.late}）`}
      </small>
    </p>
  ));
}

/** Two offices at one unit at once: told before a third asks. */
function Conflicts({ slip }: { readonly slip: Slip }) {
  const t = useTexts(slipTexts);
  const { day } = useDates();
  return (
    <section className="not-on-paper">
      <h3>{t.conflicts}</h3>
      <ul>
        {slip.conflicts.map(({ slipId, number, fromName, limitOn }) => (
          <li key={slipId}>
            <Link to="/slips/$slipId" params={{ slipId }}>
              {t.conflict(number, fromName, day(limitOn))}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
