import type { LocalDate } from '../../core/shared/local-date.js';
import { noticeText, type ToldEvent } from './notice-texts.js';
import type { NoticeDraft } from './notice-writer.service.js';
import type { TaskBrief } from './task-briefs.repository.js';

/** What everybody concerned reads about one event of a task. */
export function immediateNotice(
  task: TaskBrief,
  event: ToldEvent,
  { day, orderId }: { day: LocalDate; orderId: string },
): Omit<NoticeDraft, 'person' | 'channels'> {
  const what = noticeText(event, {
    unit: task.leadName,
    signDueOn: task.signDueOn,
    dueOn: task.dueOn,
    verdict: task.verdict === null ? null : noticeText(`verdict.${task.verdict}`),
  });
  return {
    occasion: `${event} ${orderId}`,
    kind: 'immediate',
    day,
    title: noticeText('immediate.title', { task: task.number ?? task.title, what }),
    body: `${task.number === null ? '' : `${task.number} `}${task.title}\n${what}`,
    link: `/tasks/${task.id}`,
    light: task.light,
    taskId: task.id,
  };
}
