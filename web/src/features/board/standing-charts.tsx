import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { api, read, type Schema } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { LIGHTS } from '../../elements/lights.js';
import { FailureState, LoadingState } from '../../elements/states.js';
import { elementTexts } from '../../elements/texts.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import type { BoardFilters, RowsSearch } from './board-search.js';
import { ChainsCard } from './chains-card.js';
import { ChartCard } from './charts/chart-card.js';
import { barOption, LIGHT_COLOURS, type ChartColours } from './charts/chart-options.js';
import { Chart } from './charts/chart.js';
import { RowsLink } from './rows-link.js';
import { boardTexts } from './texts.js';

type Standing = Schema<'StandingView'>;

interface PartProps {
  readonly standing: Standing;
  readonly filters: BoardFilters;
}

/** A picture of more bars is read by nobody; the table has them all. */
const MOST_BARS = 25;

/** How the open tasks stand: by unit and light, by age, by the years they were carried over. */
export function StandingCharts({ filters }: { readonly filters: BoardFilters }) {
  const standing = useQuery({
    queryKey: ['tasks', 'standing', filters],
    queryFn: () => read(api.GET('/api/figures/standing', { params: { query: filters } })),
  });
  if (isLost(standing))
    return <FailureState problem={asProblem(standing.error)} onRetry={() => void standing.refetch()} />;
  if (standing.data === undefined) return <LoadingState />;
  return (
    <>
      <UnitsCard standing={standing.data} filters={filters} />
      <AgesCard standing={standing.data} filters={filters} />
      <ChainsCard standing={standing.data} filters={filters} />
    </>
  );
}

function UnitsCard({ standing: { units, open, isCut }, filters }: PartProps) {
  const t = useTexts(boardTexts);
  const { lights } = useTexts(elementTexts);
  const { number } = useDates();
  const openRows = useOpenRows();
  const total = (light: (typeof LIGHTS)[number]) =>
    `${lights[light]} ${number(units.reduce((sum, unit) => sum + unit[light], 0))}`;
  const rowsOf = (organisationId: string | null, light?: (typeof LIGHTS)[number]): RowsSearch => ({
    ...filters,
    source: 'standing',
    ...(organisationId !== null && { leadOrganisationId: organisationId }),
    ...(light !== undefined && { light }),
  });
  const drawn = units.slice(0, MOST_BARS);
  const option = useCallback(
    (colours: ChartColours) =>
      barOption(
        {
          categories: units.slice(0, MOST_BARS).map(({ name }) => name),
          series: LIGHTS.map((light) => ({
            name: lights[light],
            values: units.slice(0, MOST_BARS).map((unit) => unit[light]),
            colour: LIGHT_COLOURS[light],
          })),
          isLying: true,
          isStacked: true,
        },
        colours,
      ),
    [units, lights],
  );
  const summary = t.unitsSummary(number(open), LIGHTS.map(total).join('，'));
  return (
    <ChartCard
      title={t.units}
      summary={summary}
      detail={isCut ? t.unitsCut : t.unitsDetail}
      table={{
        head: [t.unit, ...LIGHTS.map((light) => lights[light])],
        rows: units.map((unit) => ({
          key: unit.organisationId ?? '',
          cells: [
            unit.name,
            ...LIGHTS.map((light) => (
              <RowsLink
                key={light}
                count={unit[light]}
                what={`${unit.name}，${lights[light]}`}
                rows={rowsOf(unit.organisationId, light)}
              />
            )),
          ],
        })),
      }}
    >
      <Chart
        label={`${t.units}。${summary}`}
        option={option}
        height={60 + 30 * drawn.length}
        onChoose={(at, series) => openRows(rowsOf(drawn[at]?.organisationId ?? null, LIGHTS[series]))}
      />
    </ChartCard>
  );
}

function AgesCard({ standing: { ages, open }, filters }: PartProps) {
  const t = useTexts(boardTexts);
  const { number } = useDates();
  const openRows = useOpenRows();
  const rowsOf = ({ issuedFrom, issuedTo }: Standing['ages'][number]): RowsSearch => ({
    ...filters,
    source: 'standing',
    issuedTo,
    ...(issuedFrom !== null && { issuedFrom }),
  });
  const nameOf = useCallback(
    ({ fromDays, toDays }: Standing['ages'][number]) =>
      toDays === null ? t.ageAbove(String(fromDays)) : t.age(String(fromDays), String(toDays)),
    [t],
  );
  const option = useCallback(
    (colours: ChartColours) =>
      barOption(
        { categories: ages.map(nameOf), series: [{ name: t.tasks, values: ages.map(({ count }) => count) }] },
        colours,
      ),
    [ages, nameOf, t],
  );
  const summary = t.agesSummary(number(open), number(ages.at(-1)?.count ?? 0));
  return (
    <ChartCard
      title={t.ages}
      summary={summary}
      isEmpty={open === 0}
      table={{
        head: [t.ageColumn, t.tasks],
        rows: ages.map((age) => ({
          key: age.issuedTo,
          cells: [nameOf(age), <RowsLink key="n" count={age.count} what={nameOf(age)} rows={rowsOf(age)} />],
        })),
      }}
    >
      <Chart
        label={`${t.ages}。${summary}`}
        option={option}
        height={220}
        onChoose={(at) => {
          const age = ages[at];
          if (age !== undefined) openRows(rowsOf(age));
        }}
      />
    </ChartCard>
  );
}

export function useOpenRows(): (rows: RowsSearch) => void {
  const navigate = useNavigate();
  return (rows) => void navigate({ to: '/ledger/behind', search: rows });
}
