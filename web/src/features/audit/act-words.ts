import { taskEvents } from '../../i18n/task-events.js';
import { useTexts } from '../../i18n/texts.js';
import { auditTexts } from './texts.js';

/** The word for every act of the record, those on tasks included. */
export function useActWords(): Readonly<Record<string, string>> {
  const { acts } = useTexts(auditTexts);
  const events = useTexts(taskEvents);
  const onTasks = Object.entries(events).map(([name, word]) => [`task.${name}`, word] as const);
  return { ...acts, ...Object.fromEntries(onTasks) };
}
