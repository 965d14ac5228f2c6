import { Course, type Act } from './course.js';
import type { Body } from './directory.js';
import { type DayNumber, dayNumber, dayText, instantText } from './days.js';
import { jsonbText, type Json } from './jsonb-text.js';
import type { SeededRandom } from './random.js';
import type { Item } from './reports.js';
import type { Ending, Life, Papers } from './life.js';
import { live } from './task-life.js';
import { TASK_FIELDS, type Tables } from './tables.js';
import { tellOfTask } from './notices.js';
import type { Cell } from './copy-table.js';
import { describe, MATTERS } from './words.js';

export interface TaskOrder {
  readonly body: Body;
  readonly year: number;
  /** Null: handed down from above, no report stands behind it. */
  readonly item: Item | null;
  /** Counts the body's tasks of the year, from 1. */
  readonly seq: number;
  readonly isLastYear: boolean;
  readonly through: DayNumber;
  /** The body's task before this one, into which it may be merged. */
  readonly previousTaskId: string | null;
}

/** A task's acts under its id, for the record of the body. */
export interface RecordedTask {
  readonly id: string;
  readonly acts: readonly Act[];
}

const OLD: readonly (readonly [Ending, number])[] = [
  ['closed', 72],
  ['carried_over', 6],
  ['cancelled', 4],
  ['reopened', 4],
  ['basically_done', 4],
  ['not_applicable', 2],
  ['continuing', 2],
  ['merged', 2],
  ['not_done', 2],
  ['in_progress', 2],
];
const CURRENT: readonly (readonly [Ending, number])[] = [
  ['in_progress', 55],
  ['submitted', 10],
  ['issued', 8],
  ['verifying', 6],
  ['closed', 5],
  ['paused', 3],
  ['registered', 3],
  ['return_pending', 2],
  ['basically_done', 2],
  ['done', 2],
  ['publicity', 2],
  ['draft', 2],
];

/** Lives one task and puts everything of it into the tables; its acts come back, to be chained with those of the body. */
export function makeTask(order: TaskOrder, random: SeededRandom, tables: Tables): RecordedTask {
  const id = random.uuid();
  const ending = draw(order.isLastYear ? CURRENT : OLD, random);
  const start = dayNumber(`${order.year + 1}-03-03`) + random.below(order.isLastYear ? 120 : 60);
  const course = new Course(start, order.through, random.below(25_000));
  const life: Life = {
    course,
    random,
    staff: order.body.staff,
    matter: order.item?.matter ?? random.pick(MATTERS),
    papers: { progress: [], measures: [], extension: null },
    number: `${order.year}-${order.body.code}-${String(order.seq).padStart(3, '0')}`,
    span: random.between(60, 270),
  };
  register(order, life, ending);
  live(life, ending);
  if (ending === 'merged' && order.previousTaskId !== null)
    course.act(6, 'merged', {
      actor: life.staff.officer,
      patch: { state: 'merged', merged_into: order.previousTaskId },
    });
  writeTask({ id, order, life }, tables);
  return { id, acts: course.acts };
}

function draw(choices: readonly (readonly [Ending, number])[], random: SeededRandom): Ending {
  let left = random.below(100);
  for (const [ending, weight] of choices) {
    left -= weight;
    if (left < 0) return ending;
  }
  return 'in_progress';
}

function register(
  { body, year, item }: TaskOrder,
  { course, staff, matter, random }: Life,
  ending: Ending,
): void {
  const problem = item?.quote ?? describe(matter, random);
  const fields: Record<string, Json> = {
    organisation_id: body.id,
    organisation_name: body.name,
    lead_organisation_id: body.id,
    lead_name: body.name,
    title: matter.title,
    kind: item === null ? 'instruction' : 'shortcoming',
    report_id: item?.reportId ?? null,
    report_year: year,
    problem,
    target: matter.target,
    themes: [matter.theme],
    state: ending === 'draft' ? 'draft' : 'registered',
    rectification_class: 'staged',
    priority: random.chance(10) ? 'important' : 'ordinary',
    is_internal: false,
    owner_id: staff.owner.id,
    owner_name: staff.owner.name,
    liaison_id: staff.liaison.id,
    liaison_name: staff.liaison.name,
    line_leader_id: staff.leader.id,
    line_leader_name: staff.leader.name,
    due_rule: { n: 6, kind: 'months' },
    plan_state: 'none',
    progress: 0,
    extension_count: 0,
    returned_at_least_once: false,
    paused_workdays: 0,
    lacks_rule_text: false,
    rechecks_on: [],
    rule_pack: 'default@1',
    created_by: staff.supervisor.id,
    cannot_finish: false,
    is_criticised: false,
    has_findings: false,
    reopened_count: 0,
    parties: [{ name: body.name, part: 'lead', organisationId: body.id }],
    criteria: matter.criteria,
    sources: item === null ? null : [{ quote: item.quote, start: item.start, reportId: item.reportId }],
  };
  const name = ending === 'draft' ? 'drafted' : 'registered';
  course.act(0, name, { actor: staff.supervisor, patch: fields, payload: { title: matter.title } });
}

interface Written {
  readonly id: string;
  readonly order: TaskOrder;
  readonly life: Life;
}

const ENDED = [
  'draft',
  'registered',
  'closed',
  'cancelled',
  'merged',
  'carried_over',
  'not_applicable',
  'done',
  'publicity',
];

/** As the sweep of the last day would leave it, near enough for a list: the next sweep sets it right. */
function lightOf({ course }: Life, through: DayNumber): readonly [string, string | null] {
  const due = course.text('current_due_on');
  if (ENDED.includes(course.text('state')) || due === '') return ['grey', null];
  if (due < dayText(through)) return ['red', 'light.overdue'];
  if (due < dayText(through + 15)) return ['yellow', 'light.due-soon'];
  return ['green', 'light.on-schedule'];
}

function writeTask({ id, order, life }: Written, tables: Tables): void {
  const { course, papers } = life;
  const { body, item, through } = order;
  const { fields } = course;
  const [light, reason] = lightOf(life, through);
  const created = instantText(course.acts[0]?.at ?? 0);
  const lit = light === 'grey' ? null : dayText(through);
  const head: Cell[] = [id, body.id, body.path, light, reason, lit, created, course.version];
  tables.task.add([...head, ...TASK_FIELDS.map((field) => cellOf(fields[field]))]);
  tables.taskImage.add([id, jsonbText(fields)]);
  tables.taskParty.add([id, body.id, body.path, 'lead']);
  if (item !== null) tables.taskItem.add([id, item.id, body.path]);
  for (const [n, text] of life.matter.criteria.entries())
    tables.taskCriterion.add([life.random.uuid(), id, body.path, n + 1, text]);
  writePapers(papers, { id, order, life }, tables);
  if (light !== 'grey') tables.taskLight.add([id, body.path, lit, light, reason]);
  if (fields['number'] !== undefined) tellOfTask({ id, body, course, light, reason }, life.random, tables);
}

/** Lists become arrays of PostgreSQL, objects JSON. */
function cellOf(value: Json | undefined): Cell {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return `{${value.join(',')}}`;
  return typeof value === 'object' ? jsonbText(value) : value;
}

function writePapers(papers: Papers, { id, order, life }: Written, tables: Tables): void {
  const { path, staff } = order.body;
  const key = () => [life.random.uuid(), id, path] as const;
  for (const [n, { text, milestoneOn }] of papers.measures.entries())
    tables.taskMeasure.add([...key(), n + 1, text, milestoneOn, 1]);
  for (const { progress, text, day, at } of papers.progress)
    tables.taskProgress.add([...key(), progress, text, staff.liaison.id, day, instantText(at)]);
  const { extension } = papers;
  if (extension === null) return;
  const granted = extension.granted === null ? null : instantText(extension.granted);
  tables.taskExtension.add([
    ...key(),
    extension.reason,
    extension.progress,
    extension.dueOn,
    extension.newDueOn,
    staff.liaison.id,
    instantText(extension.requestedAt),
    granted && 'granted',
    granted && extension.newDueOn,
    granted && staff.leader.id,
    granted,
  ]);
}
