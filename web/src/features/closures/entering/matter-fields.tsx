import { Button, Input, Radio } from 'antd';
import { BodySelect } from '../../../elements/body-select.js';
import { DayInput } from '../../../forms/day-input.js';
import { useTexts } from '../../../i18n/texts.js';
import closures from '../closures.module.css';
import type { Matter } from './matters.js';
import { enteringTexts } from './texts.js';

interface MatterFieldsProps {
  /** Tells the fields of one matter from those of the next. */
  readonly name: string;
  readonly matter: Matter;
  /** Just added: typing goes on here. */
  readonly isNew: boolean;
  readonly onChange: (matter: Matter) => void;
  readonly onRemove: (() => void) | null;
}

/** One problem or plan item of last year. */
export function MatterFields({ name, matter, isNew, onChange, onRemove }: MatterFieldsProps) {
  const t = useTexts(enteringTexts);
  const { kind, problem, target, leadOrganisationId, dueOn } = matter;
  const set = (change: { readonly [Name in keyof Matter]?: Matter[Name] | undefined }) =>
    onChange(withoutUndefined({ ...matter, ...change }));
  return (
    <fieldset className={closures.matter}>
      <legend>{name}</legend>
      <div className={closures.row}>
        <Radio.Group
          aria-label={`${name}：${t.kind}`}
          value={kind}
          options={(['shortcoming', 'plan'] as const).map((value) => ({ value, label: t.kinds[value] }))}
          onChange={({ target: chosen }) => set({ kind: chosen.value as Matter['kind'] })}
        />
        {onRemove !== null && (
          <Button size="small" onClick={onRemove}>
            {t.remove}
          </Button>
        )}
      </div>
      <Input.TextArea
        aria-label={`${name}：${t.problem}`}
        placeholder={t.problemHint}
        autoSize={{ minRows: 2, maxRows: 10 }}
        maxLength={4000}
        autoFocus={isNew}
        value={problem}
        onChange={({ target: field }) => set({ problem: field.value })}
      />
      <div className={closures.row}>
        <BodySelect
          label={t.lead}
          value={leadOrganisationId}
          onChange={(id) => set({ leadOrganisationId: id })}
          width={240}
        />
        <DayInput
          label={`${name}：${t.dueOn}`}
          placeholder={t.dueOn}
          value={dueOn}
          onChange={(day) => set({ dueOn: day })}
        />
      </div>
      <Input
        aria-label={`${name}：${t.target}`}
        placeholder={t.target}
        maxLength={2000}
        value={target ?? ''}
        onChange={({ target: field }) => set({ target: field.value })}
      />
    </fieldset>
  );
}

function withoutUndefined(matter: { readonly [Name in keyof Matter]: Matter[Name] | undefined }): Matter {
  return Object.fromEntries(
    Object.entries(matter).filter(([, value]) => value !== undefined),
  ) as unknown as Matter;
}
