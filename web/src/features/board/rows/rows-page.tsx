import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { api, read } from '../../../api/client.js';
import { usePages } from '../../../api/paging.js';
import { isLost } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { Light } from '../../../elements/light.js';
import { MoreButton } from '../../../elements/more-button.js';
import { StateChip } from '../../../elements/state-chip.js';
import { EmptyState, FailureState, LoadingState } from '../../../elements/states.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import styles from '../../ledger/list/ledger.module.css';
import type { BoardFilters, RowsSearch } from '../board-search.js';
import { boardTexts } from '../texts.js';
import { readRows, type BehindRow } from './read-rows.js';

/** The rows behind one number of the dashboard, as the ledger shows them. */
export function RowsPage() {
  const t = useTexts(boardTexts);
  const { number } = useDates();
  const search: RowsSearch = useSearch({ strict: false });
  const pages = usePages(['tasks', 'behind', search], (cursor) => readRows(search, cursor));
  return (
    <>
      <div className={styles.head}>
        <h1>{t.rowsTitle}</h1>
        <span className={styles.space} />
        <Link to="/board" search={scopeOf(search)}>
          {t.back}
        </Link>
      </div>
      {search.source === 'figure' && search.key !== undefined && <Formula search={search} />}
      {pages.isPending && <LoadingState rows={10} />}
      {isLost(pages) && (
        <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />
      )}
      {pages.isSuccess && pages.rows.length === 0 && <EmptyState title={t.noRows} detail={t.noRowsDetail} />}
      {pages.rows.length > 0 && (
        <>
          <RowsTable rows={pages.rows} />
          <div className={styles.foot}>
            <span role="status">{(pages.hasNextPage ? t.shown : t.shownAll)(number(pages.rows.length))}</span>
            <MoreButton {...pages} />
          </div>
        </>
      )}
    </>
  );
}

/** Which number it is, as the dashboard says it. */
function Formula({ search }: { readonly search: RowsSearch }) {
  const t = useTexts(boardTexts);
  const query = scopeOf(search);
  const figures = useQuery({
    queryKey: ['tasks', 'figures', query],
    queryFn: () => read(api.GET('/api/figures', { params: { query } })),
  });
  const figure = figures.data?.total.find(({ key }) => key === search.key);
  if (figure === undefined) return null;
  const part = search.part === 'denominator' ? t.denominator : t.numerator;
  return (
    <p>
      <strong>{figure.label}</strong>（{part}） {figure.formula}
    </p>
  );
}

function RowsTable({ rows }: { readonly rows: readonly BehindRow[] }) {
  const t = useTexts(boardTexts);
  const [first] = rows;
  return (
    <div className={styles.scroll} role="region" aria-label={t.rowsTitle} tabIndex={0}>
      <table className={styles.table}>
        <caption className="unseen">{t.rowsTitle}</caption>
        {first?.kind === 'task' && <TaskRows rows={rows} />}
        {first?.kind === 'problem' && <ProblemRows rows={rows} />}
        {first?.kind === 'promise' && <PromiseRows rows={rows} />}
      </table>
    </div>
  );
}

function Head({ titles }: { readonly titles: readonly string[] }) {
  return (
    <thead>
      <tr>
        {titles.map((title) => (
          <th key={title} scope="col">
            {title}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface PartProps {
  readonly rows: readonly BehindRow[];
}

function TaskRows({ rows }: PartProps) {
  const { columns: t, since } = useTexts(boardTexts);
  const { day } = useDates();
  const dayOf = (value: string | null) => (value === null ? '' : day(value));
  return (
    <>
      <Head
        titles={[
          t.number,
          t.title,
          t.light,
          t.state,
          t.lead,
          t.due,
          t.originalDue,
          t.decided,
          t.body,
          t.years,
        ]}
      />
      <tbody>
        {rows.map(
          (one) =>
            one.kind === 'task' && (
              <tr key={one.row.id}>
                <td className="figures" data-label={t.number}>
                  {one.row.number}
                </td>
                <td className={styles.wide} data-label={t.title}>
                  <Link to="/tasks/$taskId" params={{ taskId: one.row.id }}>
                    {one.row.title}
                  </Link>
                </td>
                <td data-label={t.light}>
                  <Light colour={one.light} />
                </td>
                <td data-label={t.state}>
                  <StateChip state={one.row.state} />
                </td>
                <td data-label={t.lead}>{one.row.leadName}</td>
                <td className="figures" data-label={t.due}>
                  {dayOf(one.row.currentDueOn)}
                </td>
                <td className="figures" data-label={t.originalDue}>
                  {dayOf(one.row.originalDueOn)}
                </td>
                <td className="figures" data-label={t.decided}>
                  {dayOf(one.row.decidedOn)}
                </td>
                <td data-label={t.body}>{one.row.organisationName}</td>
                <td className="figures" data-label={t.years}>
                  {one.row.firstYear < one.row.reportYear
                    ? since(String(one.row.firstYear), String(one.row.reportYear))
                    : one.row.reportYear}
                </td>
              </tr>
            ),
        )}
      </tbody>
    </>
  );
}

function ProblemRows({ rows }: PartProps) {
  const { columns: t, since } = useTexts(boardTexts);
  return (
    <>
      <Head titles={[t.years, t.problem, t.body]} />
      <tbody>
        {rows.map(
          (one) =>
            one.kind === 'problem' && (
              <tr key={one.row.itemId}>
                <td className="figures" data-label={t.years}>
                  {since(String(one.row.firstYear), String(one.row.year))}
                </td>
                <td className={styles.wide} data-label={t.problem}>
                  {one.row.text}
                </td>
                <td data-label={t.body}>{one.row.organisationName}</td>
              </tr>
            ),
        )}
      </tbody>
    </>
  );
}

function PromiseRows({ rows }: PartProps) {
  const { columns: t } = useTexts(boardTexts);
  return (
    <>
      <Head titles={[t.years, t.promise, t.verdict, t.body]} />
      <tbody>
        {rows.map(
          (one) =>
            one.kind === 'promise' && (
              <tr key={one.row.answerId}>
                <td className="figures" data-label={t.years}>
                  {one.row.year}
                </td>
                <td className={styles.wide} data-label={t.promise}>
                  {one.row.promise.text}
                </td>
                <td data-label={t.verdict}>{one.row.verdict.text}</td>
                <td data-label={t.body}>{one.row.organisationName}</td>
              </tr>
            ),
        )}
      </tbody>
    </>
  );
}

/** The scope of the dashboard that the number was read on. */
function scopeOf({ year, underOrganisationId, leadOrganisationId, asOf }: RowsSearch): BoardFilters {
  return {
    ...(year !== undefined && { year }),
    ...(underOrganisationId !== undefined && { underOrganisationId }),
    ...(leadOrganisationId !== undefined && { leadOrganisationId }),
    ...(asOf !== undefined && { asOf }),
  };
}
