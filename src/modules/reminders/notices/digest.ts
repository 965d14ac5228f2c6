import type { LocalDate } from '../../../core/shared/local-date.js';
import { LIGHTS, type Light } from '../../../core/warning/index.js';
import type { ChannelName } from '../channels/channel.js';
import { noticeText, sentenceOf, type TextParams } from './notice-texts.js';
import type { NoticeDraft } from './notice-writer.service.js';
import type { Person } from '../people/recipients.js';

/** One thing to be said about one task; the same for every channel it goes by. */
export interface WaitingReminder {
  /** Account of the person who is to be told. */
  readonly recipientId: string;
  readonly taskId: string;
  readonly number: string | null;
  readonly title: string;
  /** Of the task now. */
  readonly light: Light;
  readonly dueOn: LocalDate | null;
  readonly family: string;
  readonly ruleId: string;
  /** When it was to be said. */
  readonly dueDay: LocalDate;
  readonly reasonCode: string;
  readonly params: TextParams;
  readonly channels: readonly ChannelName[];
}

export interface DigestDay {
  /** Of the sweep that ordered it: one digest for each. */
  readonly day: LocalDate;
  /** On which it is made, later where nothing ran in between. */
  readonly today: LocalDate;
}

/** Nobody reads more lines than this; the rest is counted. */
const MOST_TASKS = 50;

/** Red first. */
const ORDER: readonly Light[] = [...LIGHTS].reverse();

/** 一人一日一条: everything that waits for one person, one line a task, grouped by light, the most urgent first. */
export function digestOf(
  person: Person,
  { day, today }: DigestDay,
  reminders: readonly WaitingReminder[],
): NoticeDraft {
  const tasks = [...byTask(reminders).values()].sort(byUrgency);
  const [first] = tasks;
  const shown = tasks.slice(0, MOST_TASKS);
  const groups = ORDER.flatMap((light) => groupOf(light, shown));
  const more =
    tasks.length > shown.length ? [noticeText('digest.more', { count: tasks.length - shown.length })] : [];
  return {
    person,
    occasion: `digest ${day}`,
    kind: 'digest',
    day: today,
    title: noticeText('digest.title', { day: today, count: tasks.length }),
    body: [...groups, ...more].join('\n\n'),
    link: tasks.length === 1 && first ? `/tasks/${first.taskId}` : '/notices',
    light: first?.light ?? null,
    taskId: null,
    family: 'digest',
    urgency: first?.light === 'red' ? 'urgent' : 'push',
    channels: [...new Set(reminders.flatMap(({ channels }) => channels))],
  };
}

interface DigestTask extends WaitingReminder {
  readonly sentences: readonly string[];
}

function byTask(reminders: readonly WaitingReminder[]): Map<string, DigestTask> {
  const tasks = new Map<string, DigestTask>();
  for (const reminder of reminders) {
    const said = tasks.get(reminder.taskId)?.sentences ?? [];
    const sentence = sentenceOf(reminder);
    const sentences = said.includes(sentence) ? said : [...said, sentence];
    tasks.set(reminder.taskId, { ...reminder, sentences });
  }
  return tasks;
}

/** Red before yellow, earlier deadline first; tasks without one last. */
function byUrgency(a: DigestTask, b: DigestTask): number {
  const byLight = ORDER.indexOf(a.light) - ORDER.indexOf(b.light);
  if (byLight !== 0) return byLight;
  const [first, second] = [a.dueOn ?? '9999', b.dueOn ?? '9999'];
  if (first !== second) return first < second ? -1 : 1;
  return (a.number ?? a.taskId) < (b.number ?? b.taskId) ? -1 : 1;
}

function groupOf(light: Light, tasks: readonly DigestTask[]): string[] {
  const lines = tasks.filter((task) => task.light === light).map(lineOf);
  return lines.length === 0
    ? []
    : [`【${noticeText(`light.${light}`)}】${lines.length}\n${lines.join('\n')}`];
}

function lineOf({ number, title, sentences }: DigestTask): string {
  return `· ${number === null ? '' : `${number} `}${title}:${sentences.join(';')}`;
}
