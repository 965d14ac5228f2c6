import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { newKey, useAct } from '../../api/act.js';
import { api, read } from '../../api/client.js';
import { BodySelect } from '../../elements/body-select.js';
import { Chip } from '../../elements/chip.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { DayInput } from '../../forms/day-input.js';
import { useTexts } from '../../i18n/texts.js';
import { reportKey, type Item } from '../review/queries.js';
import styles from './assign.module.css';
import {
  choiceFrom,
  groupsOf,
  missingIn,
  type Group,
  type RowChoice,
  type Suggestion,
  type Template,
} from './plan.js';
import { TemplateFields } from './template-fields.js';
import { assignTexts } from './texts.js';

interface AssignFormProps {
  readonly items: readonly Item[];
  readonly suggestions: readonly Suggestion[];
  readonly reportId: string;
  /** The run that is to issue what was made. */
  readonly onPrepared: (runId: string) => void;
}

const BLANK: Template = {
  ...{ dueRule: { kind: 'yearEnd' }, rectificationClass: 'staged', priority: 'ordinary' },
  ...{ target: '', criteria: [], assistingIds: [] },
};

/** Which items, what for all of them, and who leads each. */
export function AssignForm({ items, suggestions, reportId, onPrepared }: AssignFormProps) {
  const t = useTexts(assignTexts);
  const [template, setTemplate] = useState(BLANK);
  const [approval, setApproval] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(items.map(({ id }) => id)));
  const [choices, setChoices] = useState<ReadonlyMap<string, RowChoice>>(() =>
    firstChoices(items, suggestions),
  );
  const create = useCreation(reportId, onPrepared);
  const rows = items
    .filter(({ id }) => chosen.has(id))
    .map(({ id }) => ({ itemId: id, choice: choices.get(id) ?? {} }));
  const missing = missingIn(rows, template);
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <>
      <h2>{t.template}</h2>
      <TemplateFields {...{ template, approval }} onTemplate={setTemplate} onApproval={setApproval} />
      <h2>{t.items}</h2>
      <Checkbox
        checked={chosen.size === items.length}
        indeterminate={chosen.size > 0 && chosen.size < items.length}
        onChange={({ target }) => setChosen(new Set(target.checked ? items.map(({ id }) => id) : []))}
      >
        {t.chooseAll}
      </Checkbox>
      <ul className={styles.rows}>
        {items.map((item) => (
          <ItemRow
            key={item.id}
            item={item}
            suggestion={suggestions.find(({ itemId }) => itemId === item.id)}
            isChosen={chosen.has(item.id)}
            choice={choices.get(item.id) ?? {}}
            onToggle={() => toggle(item.id)}
            onChoice={(choice) => setChoices(new Map(choices).set(item.id, choice))}
          />
        ))}
      </ul>
      {create.error !== null && <ProblemAlert problem={create.error} />}
      {missing.length > 0 && (
        <p role="status">
          {t.stillMissing}
          {missing.map((one) => t.missing[one]).join('；')}
        </p>
      )}
      <Button
        type="primary"
        disabled={missing.length > 0}
        loading={create.isPending}
        onClick={() => create.run({ groups: groupsOf(rows, template), approval: approval.trim() })}
      >
        {t.create(rows.length)}
      </Button>
    </>
  );
}

function firstChoices(items: readonly Item[], suggestions: readonly Suggestion[]): Map<string, RowChoice> {
  return new Map(items.map(({ id }) => [id, choiceFrom(suggestions.find(({ itemId }) => itemId === id))]));
}

interface Creation {
  readonly groups: readonly Group[];
  readonly approval: string;
}

/** Makes the tasks group by group, then prepares their issue. What was made stays made: a second try goes on behind it. */
function useCreation(reportId: string, onPrepared: (runId: string) => void) {
  const [made] = useState(() => new Map<string, { key: string; taskIds: readonly string[] | null }>());
  return useAct({
    send: async ({ groups, approval }: Creation, key) => {
      for (const { itemIds, assignment } of groups) {
        const name = JSON.stringify([itemIds, assignment]);
        const before = made.get(name) ?? { key: newKey(), taskIds: null };
        made.set(name, before);
        if (before.taskIds !== null) continue;
        const { taskIds } = await read(
          api.POST('/api/tasks', {
            params: { header: { 'Idempotency-Key': before.key } },
            body: { itemIds: [...itemIds], assignment },
          }),
        );
        made.set(name, { ...before, taskIds });
      }
      const taskIds = [...made.values()].flatMap((one) => one.taskIds ?? []);
      const { id } = await read(
        api.POST('/api/bulk-runs', {
          params: { header: { 'Idempotency-Key': key } },
          body: { act: 'issue', taskIds, input: approval === '' ? {} : { approvalReference: approval } },
        }),
      );
      return id;
    },
    changes: [reportKey(reportId), ['tasks']],
    onDone: onPrepared,
  });
}

interface ItemRowProps {
  readonly item: Item;
  readonly suggestion: Suggestion | undefined;
  readonly isChosen: boolean;
  readonly choice: RowChoice;
  readonly onToggle: () => void;
  readonly onChoice: (choice: RowChoice) => void;
}

function ItemRow({ item, suggestion, isChosen, choice, onToggle, onChoice }: ItemRowProps) {
  const t = useTexts(assignTexts);
  const words = item.wording ?? item.text;
  const unit = suggestion?.leadUnits.find(
    ({ organisationId }) => organisationId === choice.leadOrganisationId,
  );
  const day = suggestion?.dueDates.find(({ date }) => date === choice.dueOn);
  return (
    <li>
      <Checkbox checked={isChosen} onChange={onToggle} aria-label={t.choose(words)} />
      <div className={styles.words}>
        <Chip>{item.kind === 'plan' ? t.kinds.plan : t.kinds.shortcoming}</Chip> {words}
      </div>
      <div className={styles.choice}>
        <BodySelect
          label={t.lead}
          value={choice.leadOrganisationId}
          onChange={(leadOrganisationId) => onChoice({ ...choice, leadOrganisationId })}
        />
        <DayInput
          label={t.ownDue}
          placeholder={t.ownDue}
          value={choice.dueOn}
          onChange={(dueOn) => onChoice({ ...choice, dueOn })}
        />
        {unit !== undefined && <p>{t.suggestedBy(unit.reason)}</p>}
        {day !== undefined && <p>{t.namedDay(day.quote)}</p>}
      </div>
    </li>
  );
}
