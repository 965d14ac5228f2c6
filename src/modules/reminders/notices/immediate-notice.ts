import type { LocalDate } from '../../../core/shared/local-date.js';
import { noticeText, type TextParams, type ToldEvent } from './notice-texts.js';
import type { NoticeDraft } from './notice-writer.service.js';
import { urgencyOf } from '../people/task-audience.js';
import type { TaskBrief } from './task-briefs.repository.js';

/** What everybody concerned reads about one event of a task. */
export function immediateNotice(
  task: TaskBrief,
  event: ToldEvent,
  { day, orderId, figures }: { day: LocalDate; orderId: string; figures: TextParams },
): Omit<NoticeDraft, 'person' | 'channels'> {
  const what = noticeText(event, figures);
  return {
    occasion: `${event} ${orderId}`,
    kind: 'immediate',
    day,
    title: noticeText('immediate.title', { task: task.number ?? task.title, what }),
    body: `${task.number === null ? '' : `${task.number} `}${task.title}\n${what}`,
    link: `/tasks/${task.id}`,
    light: task.light,
    taskId: task.id,
    family: 'event',
    urgency: urgencyOf(event),
  };
}

/** What the sentence about an event says of the task; kept with the proof, for the task goes on. */
export function figuresOf({ leadName, signDueOn, dueOn, verdict, firstVerdict }: TaskBrief): TextParams {
  return {
    unit: leadName,
    signDueOn,
    dueOn,
    verdict: verdict === null ? null : noticeText(`verdict.${verdict}`),
    ...(firstVerdict !== null && { firstVerdict: noticeText(`verdict.${firstVerdict}`) }),
  };
}
