import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { api, read, type Schema } from '../../api/client.js';
import { usePages } from '../../api/paging.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { hasAnyRole } from '../../app/roles.js';
import { useSession } from '../../app/session.js';
import { MoreButton } from '../../elements/more-button.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import table from '../ledger/list/ledger.module.css';
import { LimitMoves } from './limit-moves.js';
import { Proposals } from './proposals.js';
import { SlipColour, SlipState } from './slip-signs.js';
import {
  firstTab,
  SECTIONS,
  TABS,
  type SlipSection,
  type SlipsSearch,
  type SlipTab,
} from './slips-search.js';
import styles from './slips.module.css';
import { slipTexts } from './texts.js';

type Slip = Schema<'SlipSummary'>;

/** 督办单: what waits for approval, for an answer, for being settled; what runs and what is overdue. */
export function SlipsPage() {
  const t = useTexts(slipTexts);
  const { number } = useDates();
  const mayMove = hasAnyRole(useSession(), ['supervisor']);
  const tabs = TABS.filter((one) => mayMove || one !== 'limit-moves');
  const navigate = useNavigate();
  const { tab: asked }: SlipsSearch = useSearch({ strict: false });
  const board = useQuery({ queryKey: ['tasks', 'board'], queryFn: () => read(api.GET('/api/board')) });
  if (isLost(board))
    return <FailureState problem={asProblem(board.error)} onRetry={() => void board.refetch()} />;
  if (board.data === undefined) return <LoadingState />;
  const counts: Partial<Record<SlipSection, number>> = Object.fromEntries(
    board.data.slips.map(({ key, count }) => [key, count]),
  );
  const tab = asked ?? firstTab(counts);
  const labelOf = (one: SlipTab) => {
    const section = SECTIONS.find((name) => name === one);
    const count = section === undefined ? undefined : counts[section];
    return count === undefined ? t.tabs[one] : `${t.tabs[one]} ${number(count)}`;
  };
  return (
    <>
      <div className={table.head}>
        <h1>{t.title}</h1>
        <div className={styles.tabs}>
          <Segmented
            aria-label={t.lists}
            value={tab}
            options={tabs.map((value) => ({ value, label: labelOf(value) }))}
            onChange={(next) => void navigate({ to: '/slips', search: { tab: next }, replace: true })}
          />
        </div>
      </div>
      <ListOf tab={tab} />
    </>
  );
}

function ListOf({ tab }: { readonly tab: SlipTab }) {
  if (tab === 'proposals') return <Proposals />;
  if (tab === 'limit-moves') return <LimitMoves />;
  return <SlipList key={tab} tab={tab} />;
}

function SlipList({ tab }: { readonly tab: Exclude<SlipTab, 'proposals' | 'limit-moves'> }) {
  const t = useTexts(slipTexts);
  const pages = usePages(['tasks', 'slips', tab], (cursor) => {
    const query = cursor === undefined ? {} : { cursor };
    return tab === 'all'
      ? read(api.GET('/api/slips', { params: { query } }))
      : read(api.GET('/api/board/slips/{section}', { params: { path: { section: tab }, query } }));
  });
  if (pages.isPending) return <LoadingState rows={8} />;
  if (isLost(pages))
    return <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />;
  if (pages.rows.length === 0) return <EmptyState title={t.empty} detail={t.emptyDetail} />;
  return (
    <>
      <SlipTable rows={pages.rows} />
      <div className={table.foot}>
        <MoreButton {...pages} />
      </div>
    </>
  );
}

function SlipTable({ rows }: { readonly rows: readonly Slip[] }) {
  const t = useTexts(slipTexts);
  const { columns } = t;
  const { day } = useDates();
  return (
    <div className={table.scroll} role="region" aria-label={t.title} tabIndex={0}>
      <table className={table.table}>
        <caption className="unseen">{t.title}</caption>
        <thead>
          <tr>
            {[
              ...[columns.number, columns.task, columns.colour, columns.state],
              ...[columns.to, columns.from, columns.issued, columns.limit],
            ].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((slip) => (
            <tr key={slip.id}>
              <td className="figures" data-label={columns.number}>
                {slip.number ?? t.unnumbered}
              </td>
              <td className={table.wide} data-label={columns.task}>
                <Link to="/slips/$slipId" params={{ slipId: slip.id }}>
                  {slip.taskTitle}
                </Link>
              </td>
              <td data-label={columns.colour}>
                <SlipColour colour={slip.colour} />
              </td>
              <td data-label={columns.state}>
                <SlipState state={slip.state} />
              </td>
              <td data-label={columns.to}>{slip.toName}</td>
              <td data-label={columns.from}>{slip.fromName}</td>
              <td className="figures" data-label={columns.issued}>
                {slip.issuedOn !== null && day(slip.issuedOn)}
              </td>
              <td className="figures" data-label={columns.limit}>
                {slip.limitOn !== null && day(slip.limitOn)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
