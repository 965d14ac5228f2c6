import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { api, read } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { OrganisationSelect } from '../../elements/organisation-select.js';
import { FailureState, LoadingState } from '../../elements/states.js';
import { DayInput } from '../../forms/day-input.js';
import { today, useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import type { BoardFilters } from './board-search.js';
import styles from './charts/charts.module.css';
import { FiguresTable } from './figures-table.js';
import { LoadCard } from './load-card.js';
import { LowerLevelsCard } from './lower-levels/lower-levels-card.js';
import { StandingCharts } from './standing-charts.js';
import { boardTexts } from './texts.js';
import { TrendChart } from './trend-chart.js';
import { YearsCharts } from './years-charts.js';

const YEARS = 10;

/** 看板: every number with what stands above and below the line, every number a way to its rows. */
export function BoardPage() {
  const t = useTexts(boardTexts);
  const { day } = useDates();
  const filters: BoardFilters = useSearch({ strict: false });
  const figures = useQuery({
    queryKey: ['tasks', 'figures', filters],
    queryFn: () => read(api.GET('/api/figures', { params: { query: filters } })),
  });
  return (
    <>
      <h1 className={styles.title}>
        {t.title}
        {figures.data !== undefined && <small> {t.asOfDay(day(figures.data.day))}</small>}
      </h1>
      <Filters filters={filters} />
      {figures.isPending && <LoadingState rows={12} />}
      {isLost(figures) && (
        <FailureState problem={asProblem(figures.error)} onRetry={() => void figures.refetch()} />
      )}
      {figures.data !== undefined && (
        <>
          <FiguresTable figures={figures.data.total} filters={filters} />
          <LowerLevelsCard filters={filters} />
          <div className={styles.grid}>
            <StandingCharts filters={filters} />
            <TrendChart filters={filters} today={figures.data} />
            <YearsCharts filters={filters} />
          </div>
          <LoadCard filters={filters} />
        </>
      )}
    </>
  );
}

function Filters({ filters }: { readonly filters: BoardFilters }) {
  const t = useTexts(boardTexts);
  const navigate = useNavigate();
  const change = (patch: Partial<Record<keyof BoardFilters, unknown>>) =>
    void navigate({ to: '/board', search: { ...filters, ...patch }, replace: true });
  const last = Number(today().slice(0, 4));
  return (
    <div className={`${styles.filters} not-on-paper`} role="search" aria-label={t.filters}>
      <div className={styles.years}>
        <label htmlFor="board-year">{t.year}</label>
        <Select
          id="board-year"
          className={styles.years ?? ''}
          allowClear
          placeholder={t.any}
          value={filters.year ?? null}
          options={Array.from({ length: YEARS }, (_, back) => ({
            value: last - back,
            label: String(last - back),
          }))}
          onChange={(year) => change({ year: year ?? undefined })}
        />
      </div>
      <div>
        <label htmlFor="board-under">{t.under}</label>
        <div className={styles.unit}>
          <OrganisationSelect
            id="board-under"
            allowClear
            placeholder={t.any}
            value={filters.underOrganisationId}
            onChange={(underOrganisationId) => change({ underOrganisationId })}
          />
        </div>
      </div>
      <div>
        <label htmlFor="board-lead">{t.lead}</label>
        <div className={styles.unit}>
          <OrganisationSelect
            id="board-lead"
            allowClear
            placeholder={t.any}
            value={filters.leadOrganisationId}
            onChange={(leadOrganisationId) => change({ leadOrganisationId })}
          />
        </div>
      </div>
      <div>
        <label htmlFor="board-as-of">{t.asOf}</label>
        <DayInput
          id="board-as-of"
          latest={today()}
          value={filters.asOf}
          onChange={(asOf) => change({ asOf })}
        />
      </div>
      <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
        {t.print}
      </Button>
    </div>
  );
}
