import { addDays, localDate } from '../../../src/core/shared/local-date.js';
import { assignment, county, type County } from '../../support/county.js';
import type { Person } from '../../support/person.js';
import type { TestApp } from '../../support/test-app.js';

/** A seeded stream of whole numbers: the same lives on every run of a seed. */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0 || 1;
  return (sides) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % sides;
  };
}

export interface Cast extends County {
  readonly officer: Person;
  readonly liaison: Person;
  readonly signer: Person;
  readonly taskIds: readonly string[];
}

/** Registered tasks of a county with one lead unit, and those who act on them. */
export async function cast(app: TestApp): Promise<Cast> {
  const set = await county(app);
  const [officer, liaison, signer] = await Promise.all(
    ['duchashi', 'sifa-lianluo', 'sifa-shenqian'].map((login) => app.as(login)),
  );
  if (officer === undefined || liaison === undefined || signer === undefined) throw new Error('no cast');
  const [unit] = (await officer.get('/api/organisations?search=青砚县司法局')).body<{
    items: { id: string }[];
  }>().items;
  const itemIds = set.items.filter(({ kind }) => kind === 'shortcoming').map(({ id }) => id);
  const created = await set.supervisor.post('/api/tasks', {
    itemIds,
    assignment: assignment(unit?.id ?? ''),
  });
  if (created.status !== 201) throw new Error(created.text);
  return { ...set, officer, liaison, signer, taskIds: created.body<{ taskIds: string[] }>().taskIds };
}

type Step = (cast: Cast, taskId: string, roll: (sides: number) => number, day: string) => Promise<unknown>;

const act =
  (
    who: 'supervisor' | 'officer' | 'liaison' | 'signer',
    path: string,
    body: (roll: (n: number) => number, day: string) => object,
  ): Step =>
  (people, taskId, roll, day) =>
    people[who].post(`/api/tasks/${taskId}/${path}`, body(roll, day));

const later = (day: string, days: number) => addDays(localDate(day), days);

/** Whatever somebody may try on some day; most of it is refused, which must leave no trace. */
const STEPS: readonly Step[] = [
  act('supervisor', 'issue', () => ({})),
  act('liaison', 'signature', () => ({})),
  act('signer', 'return-request', () => ({ reason: '不属于本单位职责', dutyBasis: '三定规定' })),
  act('supervisor', 'return-refusal', () => ({ reason: '属于职责' })),
  act('liaison', 'plan', (roll) => ({ measures: [{ text: `措施${roll(9)}`, weight: 1 + roll(9) }] })),
  act('officer', 'plan-approval', () => ({})),
  act('liaison', 'progress', (roll) => ({
    progress: roll(101),
    text: `进展${roll(50)}`,
    nextSteps: `下一步${roll(50)}`,
  })),
  act('liaison', 'progress', (roll) => ({ progress: roll(101), text: `进展${roll(50)}` })),
  act('signer', 'extension-request', (roll, day) => ({
    reason: '材料未齐',
    newDueOn: later(day, 30 + roll(60)),
    progress: roll(100),
  })),
  act('supervisor', 'extension-decision', (roll, day) => ({
    outcome: 'granted',
    newDueOn: later(day, 20 + roll(60)),
    reason: '同意',
  })),
  act('supervisor', 'extension-decision', () => ({ outcome: 'refused', reason: '理由不足' })),
  act('supervisor', 'pause', (roll, day) => ({ reason: '诉讼', reviewOn: later(day, 10 + roll(20)) })),
  act('supervisor', 'resume', () => ({ reason: '恢复' })),
  act('supervisor', 'cancel', () => ({ reason: '机构撤并' })),
  async ({ liaison }, taskId, _roll, day) => {
    const { criteria } = (await liaison.get(`/api/tasks/${taskId}`)).body<{ criteria: { id: string }[] }>();
    await liaison.post(`/api/tasks/${taskId}/evidence`, {
      criterionId: criteria[0]?.id,
      kind: 'minutes',
      title: '会议纪要',
      reference: '纪要〔2026〕1号',
      effectiveOn: day,
    });
  },
];

/** One day of one task: two or three things are tried. */
export async function liveOneDay(
  people: Cast,
  taskId: string,
  { roll, day }: { roll: (sides: number) => number; day: string },
): Promise<void> {
  for (let tries = 2 + roll(2); tries > 0; tries -= 1) {
    const step = STEPS[roll(STEPS.length)];
    await step?.(people, taskId, roll, day);
  }
}

/** Another day on which everybody is still signed in. */
export async function passTo(app: TestApp, day: string): Promise<void> {
  app.clock.set(day);
  await app.rows('update session set last_seen_at = $1, expires_at = $2', [
    app.clock.now(),
    new Date(app.clock.now().getTime() + 3_600_000),
  ]);
}
