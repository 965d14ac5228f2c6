import { Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { DayInput } from '../../forms/day-input.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './assign.module.css';
import type { DueRule, Template } from './plan.js';
import { assignTexts } from './texts.js';

const KINDS: readonly DueRule['kind'][] = ['yearEnd', 'fixedDate', 'workdays', 'days', 'months'];
const CLASSES: readonly Template['rectificationClass'][] = ['immediate', 'staged', 'continuing'];
const PRIORITIES: readonly NonNullable<Template['priority']>[] = ['ordinary', 'important', 'key'];

interface TemplateFieldsProps {
  readonly template: Template;
  readonly approval: string;
  readonly onTemplate: (template: Template) => void;
  readonly onApproval: (approval: string) => void;
}

/** What all tasks of this assignment have in common. */
export function TemplateFields({ template, approval, onTemplate, onApproval }: TemplateFieldsProps) {
  const t = useTexts(assignTexts);
  const set = (change: Partial<Template>) => onTemplate({ ...template, ...change });
  return (
    <div className={styles.template}>
      <Field label={t.due}>
        <DueFields rule={template.dueRule} onRule={(dueRule) => set({ dueRule })} />
      </Field>
      <Field label={t.rectification}>
        <Select
          aria-label={t.rectification}
          value={template.rectificationClass}
          options={CLASSES.map((value) => ({ value, label: t.classes[value] }))}
          onChange={(rectificationClass) => set({ rectificationClass })}
        />
      </Field>
      <Field label={t.priority}>
        <Select
          aria-label={t.priority}
          value={template.priority ?? 'ordinary'}
          options={PRIORITIES.map((value) => ({ value, label: t.priorities[value] }))}
          onChange={(priority) => set({ priority })}
        />
      </Field>
      <Field label={t.approval}>
        <Input
          aria-label={t.approval}
          maxLength={200}
          value={approval}
          onChange={({ target }) => onApproval(target.value)}
        />
      </Field>
      <Field label={t.target}>
        <Input.TextArea
          aria-label={t.target}
          rows={3}
          maxLength={2000}
          placeholder={t.targetHint}
          value={template.target}
          onChange={({ target }) => set({ target: target.value })}
        />
      </Field>
      <Field label={t.criteria}>
        <Input.TextArea
          aria-label={t.criteria}
          rows={3}
          placeholder={t.criteriaHint}
          defaultValue={template.criteria.join('\n')}
          onChange={({ target }) =>
            set({
              criteria: target.value
                .split('\n')
                .map((line) => line.trim())
                .filter((line) => line !== ''),
            })
          }
        />
      </Field>
    </div>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.field}>
      <span>{label}</span>
      {children}
    </div>
  );
}

function DueFields({ rule, onRule }: { readonly rule: DueRule; readonly onRule: (rule: DueRule) => void }) {
  const t = useTexts(assignTexts);
  return (
    <span className={styles.due}>
      <Select
        aria-label={t.due}
        value={rule.kind}
        options={KINDS.map((value) => ({ value, label: t.dueKinds[value] }))}
        onChange={(kind) => onRule({ kind })}
      />
      {rule.kind === 'fixedDate' && (
        <DayInput
          label={t.date}
          value={rule.date}
          onChange={(date) => onRule({ kind: 'fixedDate', roll: true, ...(date !== undefined && { date }) })}
        />
      )}
      {rule.kind !== 'fixedDate' && rule.kind !== 'yearEnd' && (
        <InputNumber
          aria-label={t.amount}
          min={1}
          max={1000}
          value={rule.n ?? null}
          onChange={(n) => onRule({ kind: rule.kind, ...(n !== null && { n }) })}
        />
      )}
    </span>
  );
}
