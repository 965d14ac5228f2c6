import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { api, read } from '../../../api/client.js';
import { usePages } from '../../../api/paging.js';
import { lostOf } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { useSearchOf } from '../../../app/address.js';
import { BodySelect } from '../../../elements/body-select.js';
import { MoreButton } from '../../../elements/more-button.js';
import { EmptyState, FailureState, LoadingState } from '../../../elements/states.js';
import { useTexts } from '../../../i18n/texts.js';
import { ClosureLinks } from '../closure-links.js';
import closures from '../closures.module.css';
import { ChainCounts } from './chain-counts.js';
import { ChainLanes } from './chain-lanes.js';
import type { ChainsSearch } from './search.js';
import { chainTexts } from './texts.js';

const ROWS = 30;
const LENGTHS = [3, 4, 5];

/** 屡改屡犯 over all years: how long problems last, then each with its years side by side, the longest first. */
export function ChainsPage() {
  const t = useTexts(chainTexts);
  const search = useSearchOf<ChainsSearch>();
  const { underOrganisationId } = search;
  const scope = underOrganisationId === undefined ? {} : { underOrganisationId };
  const counts = useQuery({
    queryKey: ['closures', 'chain-counts', scope],
    queryFn: () => read(api.GET('/api/years/chains/counts', { params: { query: scope } })),
  });
  const pages = usePages(['closures', 'chains', search], (cursor) =>
    read(
      api.GET('/api/years/chains', {
        params: { query: { ...search, limit: ROWS, ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  );
  const lost = lostOf(counts, pages);
  const again = () => void Promise.all([counts.refetch(), pages.refetch()]);
  return (
    <>
      <h1>{t.title}</h1>
      <ClosureLinks />
      <p className={closures.soft}>{t.intro}</p>
      {lost !== undefined && <FailureState problem={asProblem(lost.error)} onRetry={again} />}
      {lost === undefined && (counts.data === undefined || pages.isPending) && <LoadingState rows={8} />}
      {lost === undefined && counts.data !== undefined && !pages.isPending && (
        <>
          <ChainCounts spans={counts.data.spans} />
          <h2>{t.timeline}</h2>
          <Filters search={search} />
          {pages.rows.length === 0 && (
            <EmptyState title={t.none} detail={t.noneDetail}>
              {Object.keys(search).length > 0 && <Link to="/problem-chains">{t.clear}</Link>}
            </EmptyState>
          )}
          <ChainLanes chains={pages.rows} spans={counts.data.spans} />
          <MoreButton {...pages} />
        </>
      )}
    </>
  );
}

function Filters({ search }: { readonly search: ChainsSearch }) {
  const t = useTexts(chainTexts);
  const navigate = useNavigate();
  const set = (change: { readonly [Name in keyof ChainsSearch]: ChainsSearch[Name] | undefined }) =>
    void navigate({
      to: '/problem-chains',
      search: { ...search, ...change },
      replace: true,
      resetScroll: false,
    });
  return (
    <div className={`${closures.filters} not-on-paper`}>
      <BodySelect
        label={t.under}
        value={search.underOrganisationId}
        onChange={(underOrganisationId) => set({ underOrganisationId })}
      />
      <Select
        allowClear
        className={closures.filter ?? ''}
        value={search.atLeast ?? null}
        placeholder={t.atLeast}
        aria-label={t.atLeast}
        options={LENGTHS.map((value) => ({ value, label: t.atLeastYears(value) }))}
        onChange={(atLeast: number | null | undefined) => set({ atLeast: atLeast ?? undefined })}
      />
    </div>
  );
}
