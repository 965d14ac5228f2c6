import { Link, useNavigate } from '@tanstack/react-router';
import { Checkbox, Select } from 'antd';
import { api, read } from '../../../api/client.js';
import { usePages } from '../../../api/paging.js';
import { isLost } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { useSearchOf } from '../../../app/address.js';
import { BodySelect } from '../../../elements/body-select.js';
import { MoreButton } from '../../../elements/more-button.js';
import { EmptyState, FailureState, LoadingState } from '../../../elements/states.js';
import { useTexts } from '../../../i18n/texts.js';
import { YearSelect } from '../../reports/year-select.js';
import { ClosureLinks } from '../closure-links.js';
import closures from '../closures.module.css';
import { KeptByYear } from './kept-by-year.js';
import { PromiseCard } from './promise-card.js';
import { VERDICTS, type PromisesSearch } from './search.js';
import { promiseTexts } from './texts.js';

const ROWS = 30;

/** 兑现账: last year's plans against this year's words and numbers. */
export function PromisesPage() {
  const t = useTexts(promiseTexts);
  const search = useSearchOf<PromisesSearch>();
  const pages = usePages(['closures', 'promises', search], (cursor) =>
    read(
      api.GET('/api/promises', {
        params: { query: { ...search, limit: ROWS, ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  );
  const isFiltered = Object.keys(search).length > 0;
  return (
    <>
      <h1>{t.title}</h1>
      <ClosureLinks />
      <p className={closures.soft}>{t.intro}</p>
      <KeptByYear underOrganisationId={search.underOrganisationId} />
      <h2>{t.list}</h2>
      <Filters search={search} />
      {pages.isPending && <LoadingState rows={8} />}
      {isLost(pages) && (
        <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />
      )}
      {pages.isSuccess && pages.rows.length === 0 && (
        <EmptyState title={t.none} detail={t.noneDetail}>
          {isFiltered && <Link to="/promises">{t.clear}</Link>}
        </EmptyState>
      )}
      <ol className={closures.cards}>
        {pages.rows.map((promise) => (
          <PromiseCard key={promise.answerId} promise={promise} />
        ))}
      </ol>
      <MoreButton {...pages} />
    </>
  );
}

function Filters({ search }: { readonly search: PromisesSearch }) {
  const t = useTexts(promiseTexts);
  const navigate = useNavigate();
  const set = (change: { readonly [Name in keyof PromisesSearch]: PromisesSearch[Name] | undefined }) =>
    void navigate({
      to: '/promises',
      search: { ...search, ...change },
      replace: true,
      resetScroll: false,
    });
  return (
    <div className={`${closures.filters} not-on-paper`}>
      <YearSelect value={search.year} onChange={(year) => set({ year })} />
      <Select
        allowClear
        className={closures.filter ?? ''}
        value={search.verdict ?? null}
        placeholder={t.verdict}
        aria-label={t.verdict}
        options={VERDICTS.map((value) => ({ value, label: t.verdicts[value] }))}
        onChange={(verdict: PromisesSearch['verdict'] | null) => set({ verdict: verdict ?? undefined })}
      />
      <BodySelect
        label={t.under}
        value={search.underOrganisationId}
        onChange={(underOrganisationId) => set({ underOrganisationId })}
      />
      <Checkbox
        checked={search.isShort === true}
        onChange={({ target }) => set({ isShort: target.checked ? true : undefined })}
      >
        {t.onlyShort}
      </Checkbox>
    </div>
  );
}
