import type { WorkCalendar } from '../../src/core/calendar/index.js';
import { localDate, type LocalDate } from '../../src/core/shared/local-date.js';
import { COUNTY_CLOSED } from './story-county-closed.js';
import { COUNTY_OPEN } from './story-county-open.js';
import { MARKET_STORIES } from './story-market.js';
import { RECENT_STORIES } from './story-recent.js';
import { stepsOf } from './story-script.js';
import { SHILI_STORIES } from './story-shili.js';
import type { ReportStep, StoryDay, StoryStep, StoryTask, TaskStory } from './story-step.js';
import { WANGWU_STORIES } from './story-wangwu.js';

const TASK_STORIES: readonly TaskStory[] = [
  ...COUNTY_CLOSED,
  ...COUNTY_OPEN,
  ...MARKET_STORIES,
  ...WANGWU_STORIES,
  ...SHILI_STORIES,
  ...RECENT_STORIES,
];

/** The towns' reports for 2025 stay unconfirmed: confirming one is the first thing to try. */
const REPORT_STEPS: readonly ReportStep[] = [
  { at: '2025-01-24', actor: 'yifaban-chu', act: 'receiveReport', report: 'dz-2024.txt' },
  { at: '2025-01-24', actor: 'yifaban-chu', act: 'receiveReport', report: 'ww-2024.txt' },
  { at: '2025-02-26', actor: 'yifaban-chu', act: 'receiveReport', report: 'sj-2024.html' },
  { at: '2025-02-28', actor: 'yifaban-chu', act: 'receiveReport', report: 'sl-2024.txt' },
  { at: '2025-02-28', actor: 'yifaban-chu', act: 'receiveReport', report: 'qy-2024.txt' },
  { at: '2025-03-05', actor: 'yifaban-chu', act: 'confirmReport', report: 'dz-2024.txt' },
  { at: '2025-03-05', actor: 'yifaban-chu', act: 'confirmReport', report: 'ww-2024.txt' },
  { at: '2025-03-06', actor: 'yifaban-chu', act: 'confirmReport', report: 'sj-2024.html' },
  { at: '2025-03-06', actor: 'yifaban-chu', act: 'confirmReport', report: 'sl-2024.txt' },
  { at: '2025-03-07', actor: 'yifaban-chu', act: 'confirmReport', report: 'qy-2024.txt' },
  { at: '2026-01-22', actor: 'yifaban-chu', act: 'receiveReport', report: 'ww-2025.txt' },
  { at: '2026-02-12', actor: 'yifaban-chu', act: 'receiveReport', report: 'sl-2025.txt' },
  { at: '2026-02-13', actor: 'yifaban-chu', act: 'receiveReport', report: 'sj-2025.txt' },
  { at: '2026-03-06', actor: 'yifaban-chu', act: 'receiveReport', report: 'qy-2025.html' },
  { at: '2026-03-10', actor: 'yifaban-chu', act: 'confirmReport', report: 'sj-2025.txt' },
  { at: '2026-03-11', actor: 'yifaban-chu', act: 'confirmReport', report: 'qy-2025.html' },
];

/** Every task of the demo, by its key. */
export const DEMO_TASKS: readonly StoryTask[] = TASK_STORIES.map(({ task }) => task);

export type DatedStep = StoryStep<LocalDate>;

/**
 * The whole story as told on `today`, every day of it a calendar day, in the order in which it happened; steps of one day
 * keep the order in which they are written.
 */
export function storyOn(today: LocalDate, calendar: WorkCalendar): DatedStep[] {
  const steps: StoryStep[] = [...REPORT_STEPS, ...TASK_STORIES.flatMap(stepsOf)];
  return steps
    .map((step) => withDays(step, (day) => resolveDay(day, today, calendar)) as DatedStep)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function resolveDay(day: StoryDay, today: LocalDate, calendar: WorkCalendar): LocalDate {
  if (typeof day === 'string') return localDate(day);
  return day < 0 ? calendar.subtractWorkdays(today, -day) : calendar.addWorkdays(today, day);
}

const DAY_FIELDS: readonly string[] = ['at', 'newDueOn', 'reviewOn', 'milestoneOn', 'effectiveOn'];

/** The same structure with every day of the story replaced. */
function withDays(value: unknown, resolve: (day: StoryDay) => LocalDate): unknown {
  if (Array.isArray(value)) return value.map((entry) => withDays(entry, resolve));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, content]) => [
      field,
      DAY_FIELDS.includes(field) ? resolve(content as StoryDay) : withDays(content, resolve),
    ]),
  );
}
