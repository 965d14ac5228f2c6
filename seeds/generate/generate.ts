import { Chains, type Recorded } from './chain.js';
import { dayNumber, instant } from './days.js';
import { type Body, makeBodies } from './directory.js';
import { SeededRandom } from './random.js';
import { type Item, makeReport } from './reports.js';
import { newTables, type Tables } from './tables.js';
import { makeTask } from './tasks.js';

export interface Recipe {
  readonly bodies: number;
  /** Report years, the last of them {@link LAST_YEAR}. */
  readonly years: number;
  readonly seed: number;
  /** In all; null: as many as the reports have shortcomings. */
  readonly tasks: number | null;
}

/** The data ends here, whenever it is made: the same seed gives the same bytes. */
export const LAST_YEAR = 2025;
export const THROUGH = '2026-09-30';

const MOST_ITEMS = 8;
/** Enough for COPY to run at its full speed, few enough for two portions to be in memory at a time. */
const TASKS_A_BATCH = 1_000;

/**
 * A province of bodies with their reports, tasks, acts and notices, in portions to be copied one after the other.
 * @param lastEventId of the acts that are in the database already
 */
export function* generate(recipe: Recipe, lastEventId: number): Generator<Tables, { newestEventId: number }> {
  const random = new SeededRandom(recipe.seed);
  const chains = new Chains(lastEventId);
  const tables = newTables();
  const bodies = makeBodies(recipe.bodies, random, tables);
  for (const [n, body] of bodies.entries()) {
    const quota = shareOf(recipe, n);
    chains.write(body, makeBody({ body, quota, recipe }, random, tables), tables);
    if (tables.task.rows >= TASKS_A_BATCH) yield tables;
  }
  yield tables;
  return { newestEventId: chains.newestId };
}

/** How many tasks the n-th body has in all its years; null: as its reports have it. */
function shareOf({ tasks, bodies }: Recipe, n: number): number | null {
  if (tasks === null) return null;
  return Math.floor(tasks / bodies) + (n < tasks % bodies ? 1 : 0);
}

interface BodyOrder {
  readonly body: Body;
  readonly quota: number | null;
  readonly recipe: Recipe;
}

function makeBody({ body, quota, recipe }: BodyOrder, random: SeededRandom, tables: Tables): Recorded[] {
  const acts: Recorded[] = [];
  let previousReportId: string | null = null;
  for (let n = 0; n < recipe.years; n++) {
    const year = LAST_YEAR - recipe.years + 1 + n;
    const wanted = quota === null ? random.between(3, MOST_ITEMS) : yearly(quota, n, recipe.years);
    const items = makeReport(
      { body, year, items: Math.max(1, Math.min(wanted, MOST_ITEMS)), previousReportId },
      random,
      tables,
    );
    previousReportId = items[0]?.reportId ?? null;
    acts.push(confirmation(body, year, previousReportId ?? ''));
    for (const task of makeTasks({ body, year, items, wanted }, random, tables)) acts.push(...task);
    tables.numberSeries.add([body.id, year, 'task', wanted]);
  }
  return acts;
}

function yearly(quota: number, n: number, years: number): number {
  return Math.floor(quota / years) + (n < quota % years ? 1 : 0);
}

interface YearOrder {
  readonly body: Body;
  readonly year: number;
  readonly items: readonly Item[];
  readonly wanted: number;
}

/** The first tasks answer the items of the report, what is more was handed down. */
function makeTasks(
  { body, year, items, wanted }: YearOrder,
  random: SeededRandom,
  tables: Tables,
): Recorded[][] {
  const through = dayNumber(THROUGH);
  let previousTaskId: string | null = null;
  return Array.from({ length: wanted }, (_, n) => {
    const order = { body, year, item: items[n] ?? null, seq: n + 1, isLastYear: year === LAST_YEAR };
    const { id, acts } = makeTask({ ...order, through, previousTaskId }, random, tables);
    previousTaskId = id;
    return acts.map((act) => ({ subjectType: 'task' as const, subjectId: id, act }));
  });
}

function confirmation({ staff }: Body, year: number, reportId: string): Recorded {
  const act = {
    at: instant(dayNumber(`${year + 1}-02-20`), 3600),
    name: 'report.confirmed',
    actor: staff.supervisor,
    payload: { gapsToTask: [] },
    changes: null,
  };
  return { subjectType: 'report', subjectId: reportId, act };
}
