import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.js';
import { RecordTable } from '../../elements/record-table.js';
import { StateChip } from '../../elements/state-chip.js';
import { useDates } from '../../i18n/dates.js';
import { terms, wordFor } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import { handoverTexts } from './texts.js';

type Handed = Schema<'HandoverTaskView'>;

/** The tasks as they stood when the sheet was made, with what the receiver has to know of each. */
export function HandedTasks({ tasks }: { readonly tasks: readonly Handed[] }) {
  const t = useTexts(handoverTexts);
  const { day } = useDates();
  return (
    <RecordTable
      caption={t.tasks}
      rows={tasks}
      keyOf={({ taskId }) => taskId}
      columns={[
        {
          label: t.task,
          isName: true,
          show: ({ taskId, sheet }) => (
            <Link to="/tasks/$taskId" params={{ taskId }}>
              {sheet.number} {sheet.title}
            </Link>
          ),
        },
        {
          label: t.due,
          isFigures: true,
          show: ({ sheet }) => (sheet.dueOn === null ? '—' : day(sheet.dueOn)),
        },
        { label: t.state, show: ({ sheet }) => <StateChip state={sheet.state} /> },
        { label: t.goes, show: (task) => <HandedRoles task={task} /> },
        { label: t.next, show: ({ sheet }) => <Owed sheet={sheet} /> },
        { label: t.outcome, show: ({ outcome }) => wordFor(t.outcomes, outcome ?? 'waiting') },
      ]}
    />
  );
}

function HandedRoles({ task: { roles, refused } }: { readonly task: Handed }) {
  const t = useTexts(handoverTexts);
  const { roles: words } = useTexts(terms);
  const named = (list: readonly string[]) => list.map((role) => wordFor(words, role)).join(t.joint);
  return (
    <>
      {named(roles)}
      {refused.length > 0 && <div>{t.stays(named(refused))}</div>}
    </>
  );
}

function Owed({ sheet }: { readonly sheet: Schema<'HandoverSheet'> }) {
  const t = useTexts(handoverTexts);
  const { openCriteria, openMeasures, openParts, slips, pending } = sheet;
  const lines = [
    ...pending.map((one) => t.pendings[one]),
    ...(openCriteria.length > 0 ? [t.openCriteria(openCriteria.join(t.joint))] : []),
    ...(openMeasures.length > 0 ? [t.openMeasures(openMeasures.join(t.joint))] : []),
    ...(openParts.length > 0 ? [t.openParts(openParts.join(t.joint))] : []),
    ...(slips.length > 0 ? [t.slips(slips.join(t.joint))] : []),
  ];
  if (lines.length === 0) return <>{t.nothing}</>;
  return (
    <>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </>
  );
}
