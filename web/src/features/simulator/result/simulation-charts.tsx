import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Schema } from '../../../api/client.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import { ChartCard } from '../../board/charts/chart-card.js';
import { barOption, type ChartColours } from '../../board/charts/chart-options.js';
import { Chart } from '../../board/charts/chart.js';
import charts from '../../board/charts/charts.module.css';
import { usePackWords } from '../form/use-pack-words.js';
import { ruleTexts } from '../rule-texts.js';
import { ruleWords } from '../rule-words.js';
import { simulatorTexts } from '../texts.js';
import { inAll, mondayOf, tallyBy, type Sides, type SidesOf } from './tally.js';

type Simulation = Schema<'SimulationView'>;

/** More bars than this are read by nobody: then each stands for a week. */
const MOST_DAYS = 45;
const SIDES = ['both', 'pack', 'against'] as const;

/** When and by which rules: the days as bars, the rules as a table. */
export function SimulationCharts({ simulation }: { readonly simulation: Simulation }) {
  return (
    <div className={charts.grid}>
      <DaysCard simulation={simulation} />
      <RulesCard simulation={simulation} />
    </div>
  );
}

/** Names of the columns of a tally, and their numbers in the same order: the sum first, the sides only where two packs are compared. */
function useColumns(simulation: Simulation) {
  const t = useTexts(simulatorTexts);
  const { against } = usePackWords(simulation);
  const { number } = useDates();
  const names = [t.inAll, ...(against === null ? [] : SIDES.map((side) => t.onlySides[side]))];
  const cells = (sides: Sides) => [
    number(inAll(sides)),
    ...(against === null ? [] : SIDES.map((side) => number(sides[side]))),
  ];
  return { names, cells, against };
}

function DaysCard({ simulation }: { readonly simulation: Simulation }) {
  const t = useTexts(simulatorTexts);
  const { day, number } = useDates();
  const navigate = useNavigate();
  const { names, cells, against } = useColumns(simulation);
  const days = tallyBy(simulation.counts, ({ on }) => on);
  const areWeeks = days.length > MOST_DAYS;
  const option = useBars(simulation, areWeeks);
  const summary = useSummary(simulation, days);
  return (
    <ChartCard
      title={t.byDayTitle}
      summary={summary}
      table={{
        head: [t.day, ...names],
        rows: days.map((one) => ({
          key: one.key,
          cells: [
            <Link
              key="day"
              to="/simulator"
              search={{ id: simulation.id, on: one.key }}
              aria-label={t.seeDay(day(one.key), number(inAll(one)))}
            >
              {day(one.key)}
            </Link>,
            ...cells(one),
          ],
        })),
      }}
    >
      <Chart
        label={`${t.byDayTitle}。${summary}`}
        option={option}
        height={against === null ? 220 : 250}
        onChoose={(at) => {
          const chosen = days[at];
          if (!areWeeks && chosen !== undefined)
            void navigate({ to: '/simulator', search: { id: simulation.id, on: chosen.key } });
        }}
      />
    </ChartCard>
  );
}

function useBars(simulation: Simulation, areWeeks: boolean) {
  const t = useTexts(simulatorTexts);
  const { shortDay } = useDates();
  const { pack, against } = usePackWords(simulation);
  const { counts } = simulation;
  return useCallback(
    (colours: ChartColours) => {
      const bars = tallyBy(counts, ({ on }) => (areWeeks ? mondayOf(on) : on));
      const categories = bars.map(({ key }) => (areWeeks ? t.week(shortDay(key)) : shortDay(key)));
      if (against === null)
        return barOption({ categories, series: [{ name: t.notices, values: bars.map(inAll) }] }, colours);
      const series = [
        { name: t.both, values: bars.map(({ both }) => both), colour: colours.soft },
        { name: t.packSide(pack), values: bars.map((bar) => bar.pack), colour: colours.accent },
        { name: t.packSide(against), values: bars.map((bar) => bar.against), colour: colours.second },
      ];
      return barOption({ categories, series, isStacked: true }, colours);
    },
    [counts, areWeeks, against, pack, t, shortDay],
  );
}

function useSummary(simulation: Simulation, days: readonly SidesOf[]): string {
  const t = useTexts(simulatorTexts);
  const { day, number } = useDates();
  const { pack, against } = usePackWords(simulation);
  const busiest = days.reduce<SidesOf | undefined>(
    (most, one) => (most === undefined || inAll(one) > inAll(most) ? one : most),
    undefined,
  );
  const total = (side: (typeof SIDES)[number]) => number(days.reduce((sum, one) => sum + one[side], 0));
  return [
    t.summary(number(simulation.found), number(days.length)),
    ...(busiest === undefined ? [] : [t.busiest(day(busiest.key), number(inAll(busiest)))]),
    ...(against === null
      ? []
      : [t.compared(total('both'), t.only(pack, total('pack')), t.only(against, total('against')))]),
  ].join('');
}

function RulesCard({ simulation }: { readonly simulation: Simulation }) {
  const t = useTexts(simulatorTexts);
  const rules = useTexts(ruleTexts);
  const { number } = useDates();
  const { names, cells } = useColumns(simulation);
  const byRule = tallyBy(simulation.counts, ({ ruleId }) => ruleId).sort((a, b) => inAll(b) - inAll(a));
  const [first] = byRule;
  return (
    <ChartCard
      title={t.byRuleTitle}
      summary={first === undefined ? '' : t.mostByRule(ruleWords(first.key, rules), number(inAll(first)))}
      table={{
        head: [t.rule, ...names],
        rows: byRule.map((one) => ({ key: one.key, cells: [ruleWords(one.key, rules), ...cells(one)] })),
      }}
    />
  );
}
