import type { Course } from './course.js';
import type { Body } from './directory.js';
import { dayNumber, instant, instantText } from './days.js';
import { jsonbText } from './jsonb-text.js';
import type { SeededRandom } from './random.js';
import type { Tables } from './tables.js';

export interface ToldTask {
  readonly id: string;
  readonly body: Body;
  readonly course: Course;
  readonly light: string;
  readonly reason: string | null;
}

interface Told {
  readonly task: ToldTask;
  readonly rule: string;
  readonly day: string;
  readonly words: string;
}

/** The notice of its issue to the 联络员, and one more where it has turned red: as written, as sent, mostly as opened. */
export function tellOfTask(task: ToldTask, random: SeededRandom, tables: Tables): void {
  const { course } = task;
  tell(
    { task, rule: 'task.issued', day: course.text('issued_on'), words: '已交办,请按期签收' },
    random,
    tables,
  );
  if (task.light === 'red') {
    const day = course.text('current_due_on');
    tell({ task, rule: 'task.turned-red', day, words: '转为红灯:已超过办结时限' }, random, tables);
  }
}

function tell({ task, rule, day, words }: Told, random: SeededRandom, tables: Tables): void {
  const { course, body, id } = task;
  const [notice, delivery, order] = [random.uuid(), random.uuid(), random.uuid()];
  const { liaison } = body.staff;
  const light = rule === 'task.issued' ? 'green' : task.light;
  const number = course.text('number');
  const seconds = instant(dayNumber(day), random.below(3600));
  const at = instantText(seconds);
  tables.notice.add([
    notice,
    liaison.id,
    `${rule} ${order}`,
    'immediate',
    day,
    `【整改】${number}:${words}`,
    `${number} ${course.text('title')}\n${words}`,
    `/tasks/${id}`,
    light,
    id,
    at,
  ]);
  const opened = random.chance(85) ? instantText(seconds + random.between(60, 86_400)) : null;
  tables.delivery.add([delivery, notice, liaison.id, 'inbox', 'sent', 1, at, at, opened]);
  tables.reminder.add([
    id,
    rule,
    day,
    liaison.id,
    'inbox',
    order,
    body.path,
    'event',
    1,
    'liaison',
    rule,
    jsonbText({ dueOn: course.fields['current_due_on'] ?? null }),
    light,
    day,
    delivery,
  ]);
}
