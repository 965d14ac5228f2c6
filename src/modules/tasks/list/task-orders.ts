import { decodeCursor, encodeCursor, type CursorKey } from '../../../platform/http/page.js';
import { Problem } from '../../../platform/http/problem.js';

/** Orders of the task list; `-` is the other way round. What lacks the key (a date, a number) comes last both ways. */
export const TASK_ORDERS = [
  ...(['due', '-due', 'light', '-light', 'number', '-number', 'changed', '-changed'] as const),
] as const;
export type TaskOrder = (typeof TASK_ORDERS)[number];

type Bind = (value: unknown) => string;

/** A stretch of an order in which one key decides, read off one index from the place where the last page ended. */
interface Stretch {
  readonly where: string | null;
  /** Null in all rows: only the id decides. */
  readonly isBlank?: boolean;
}

interface Key {
  readonly sql: string;
  readonly type: 'date' | 'text' | 'timestamptz';
}

interface OrderShape {
  readonly from: string;
  readonly key: Key;
  readonly isDescending: boolean;
  readonly stretches: readonly Stretch[];
}

/** Where a page ended: its order, the stretch in it, and the key and id of its last row. */
interface OrderedPlace {
  readonly stretch: number;
  readonly key: CursorKey;
  readonly id: CursorKey;
}

export interface OrderedRow {
  readonly stretch: number | null;
  readonly key: string | null;
  readonly id: string | null;
}

const DUE: Key = { sql: 't.current_due_on', type: 'date' };
const NUMBER: Key = { sql: 'app.number_order(t.number) collate "C"', type: 'text' };
const CHANGED: Key = { sql: 'c.changed_at', type: 'timestamptz' };
/** The most urgent first. */
const LIGHTS = ['red', 'yellow', 'green', 'grey'] as const;

const dated = (more = ''): Stretch[] => [
  { where: `t.current_due_on is not null${more}` },
  { where: `t.current_due_on is null${more}`, isBlank: true },
];
const byLight = (lights: readonly string[]): OrderShape => ({
  from: 'task t',
  key: DUE,
  isDescending: false,
  stretches: lights.flatMap((light) => dated(` and t.light = '${light}'`)),
});
const numbered: Stretch[] = [{ where: 't.number is not null' }, { where: 't.number is null', isBlank: true }];
const withChange = 'task_change c join task t on t.id = c.task_id';

const SHAPES: Readonly<Record<TaskOrder, OrderShape>> = {
  due: { from: 'task t', key: DUE, isDescending: false, stretches: dated() },
  '-due': { from: 'task t', key: DUE, isDescending: true, stretches: dated() },
  light: byLight(LIGHTS),
  '-light': byLight([...LIGHTS].reverse()),
  number: { from: 'task t', key: NUMBER, isDescending: false, stretches: numbered },
  '-number': { from: 'task t', key: NUMBER, isDescending: true, stretches: numbered },
  changed: { from: withChange, key: CHANGED, isDescending: false, stretches: [{ where: null }] },
  '-changed': { from: withChange, key: CHANGED, isDescending: true, stretches: [{ where: null }] },
};

interface OrderedRows {
  readonly order: TaskOrder;
  readonly columns: string;
  readonly conditions: readonly string[];
  readonly cursor: string | undefined;
  /** The row that the cursor names belongs to the page too: not all of it stood on the last one. */
  readonly isInclusive?: boolean;
  /** Bound number of rows that are read at most. */
  readonly more: string;
}

/**
 * The rows of one page and one more, with `stretch` and `key`: every stretch gives at most as many as the page takes, each off an index,
 * so that only a handful of rows is ever sorted.
 */
export function orderedRows(asked: OrderedRows, bind: Bind): string {
  const { order, columns, conditions, cursor, isInclusive = false, more } = asked;
  const shape = SHAPES[order];
  const { key, from, isDescending, stretches } = shape;
  const place = cursor === undefined ? null : readPlace(order, cursor);
  const way = isDescending ? 'desc' : 'asc';
  const parts = stretches.flatMap(({ where, isBlank = false }, at) => {
    if (place !== null && at < place.stretch) return [];
    const isCut = place !== null && at === place.stretch;
    const all = [
      ...conditions,
      ...(where === null ? [] : [where]),
      ...(isCut ? [beyond(shape, { ...place, isBlank, isInclusive }, bind)] : []),
    ];
    return [
      `(select ${columns}, ${at} as stretch, ${key.sql} as key from ${from} where ${all.join(' and ') || 'true'}
        order by ${key.sql} ${way}, ${ID[key.type]} ${way} limit ${more})`,
    ];
  });
  return `select *, row_number() over (order by stretch, key ${way}, id ${way}) as place from (${parts.join(' union all ')}) rows
    order by stretch, key ${way}, id ${way} limit ${more}`;
}

/** Of the same table as the key, so that one index gives both. */
const ID: Readonly<Record<Key['type'], string>> = { date: 't.id', text: 't.id', timestamptz: 'c.task_id' };

interface Cut extends OrderedPlace {
  readonly isBlank: boolean;
  readonly isInclusive: boolean;
}

function beyond({ key, isDescending }: OrderShape, cut: Cut, bind: Bind): string {
  const sign = `${isDescending ? '<' : '>'}${cut.isInclusive ? '=' : ''}`;
  const id = ID[key.type];
  if (cut.isBlank) return `${id} ${sign} ${bind(cut.id)}::uuid`;
  return `(${key.sql}, ${id}) ${sign} (${bind(cut.key)}::${key.type}, ${bind(cut.id)}::uuid)`;
}

/** @throws Problem `request.cursor-invalid` where it is of another order */
function readPlace(order: TaskOrder, cursor: string): OrderedPlace {
  const [of, stretch, key = null, id = null] = decodeCursor(cursor, 4);
  const isOurs = of === order && typeof stretch === 'number' && stretch in SHAPES[order].stretches;
  if (!isOurs || id === null) throw new Problem('request.cursor-invalid');
  return { stretch, key, id };
}

/** What tells a page's successors apart for the statement's name: from which stretch it reads on. */
export function stretchOf(order: TaskOrder, cursor: string | undefined): number | null {
  return cursor === undefined ? null : readPlace(order, cursor).stretch;
}

export function cursorAfter(order: TaskOrder, { stretch, key, id }: OrderedRow): string {
  return encodeCursor([order, stretch, key, id]);
}
