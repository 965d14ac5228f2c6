import type { ComparedField } from '../../../elements/stale-record-dialog.js';
import { elementTexts } from '../../../elements/texts.js';
import { useDates } from '../../../i18n/dates.js';
import { taskEvents } from '../../../i18n/task-events.js';
import { terms, wordFor } from '../../../i18n/terms.js';
import { useTexts } from '../../../i18n/texts.js';
import type { Task } from '../use-task.js';
import { actTexts } from './texts.js';

/** What of a task is held side by side when it changed under somebody's hands. */
export function useComparedFields(): readonly ComparedField<Task>[] {
  const { compared, pieces } = useTexts(actTexts);
  const words = useTexts(terms);
  const events = useTexts(taskEvents);
  const { lights } = useTexts(elementTexts);
  const { day, number, percent } = useDates();
  const lastAct = ({ timeline }: Task) => {
    const last = timeline.at(-1);
    if (last === undefined) return null;
    return `${last.actorName} ${wordFor(events, last.name.replace(/^task\./, ''))}`;
  };
  return [
    { name: 'state', label: compared.state, show: (task) => words.states[task.state] },
    { name: 'due', label: compared.due, show: ({ currentDueOn: due }) => (due === null ? null : day(due)) },
    { name: 'progress', label: compared.progress, show: ({ progress }) => percent(progress / 100) },
    { name: 'light', label: compared.light, show: ({ light }) => lights[light] },
    { name: 'plan', label: compared.plan, show: ({ planState }) => words.planStates[planState] },
    {
      name: 'lead',
      label: compared.lead,
      show: ({ parties }) => parties.find(({ part }) => part === 'lead')?.name ?? null,
    },
    { name: 'target', label: compared.target, show: ({ target }) => target },
    {
      name: 'criteria',
      label: compared.criteria,
      show: ({ criteria }) => criteria.map(({ text }) => text).join('；'),
    },
    {
      name: 'evidence',
      label: compared.evidence,
      show: ({ criteria }) =>
        pieces(number(criteria.reduce((sum, { evidence }) => sum + evidence.length, 0))),
    },
    {
      name: 'verdict',
      label: compared.verdict,
      show: ({ verdict }) => (verdict === null ? null : words.verdicts[verdict]),
    },
    { name: 'last', label: compared.last, show: lastAct },
  ];
}
