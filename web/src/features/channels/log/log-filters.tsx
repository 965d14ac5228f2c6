import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useId, type ReactNode } from 'react';
import { useSearchOf } from '../../../app/address.js';
import { useSettled } from '../../../elements/use-settled.js';
import { DayInput } from '../../../forms/day-input.js';
import { useTexts } from '../../../i18n/texts.js';
import { noticeTexts } from '../../notices/texts.js';
import styles from '../channels.module.css';
import { channelTexts } from '../texts.js';
import { FAMILIES, logSearchOf, STATES, WAYS, type LogSearch } from './log-search.js';
import { logTexts } from './texts.js';

/** By person, way, state, rule and day; all of it stands in the address. */
export function LogFilters() {
  const t = useTexts(logTexts);
  const ways = useTexts(channelTexts);
  const { deliveries, families } = useTexts(noticeTexts);
  const navigate = useNavigate();
  const search = useSearchOf<LogSearch>();
  const ask = (next: LogSearch) => void navigate({ to: '/channels/log', search: next, replace: true });
  const change = (patch: Readonly<Record<string, unknown>>) => ask(logSearchOf({ ...search, ...patch }));
  return (
    <div className={`${styles.filters} not-on-paper`} role="search" aria-label={t.filters}>
      <PersonField value={search.person ?? ''} onChange={(person) => change({ person })} />
      <Choice
        label={ways.channel}
        value={search.channel}
        options={WAYS.map((value) => ({ value, label: ways.channels[value] }))}
        onChange={(channel) => change({ channel })}
      />
      <Choice
        label={ways.state}
        value={search.state}
        options={STATES.map((value) => ({ value, label: deliveries[value] }))}
        onChange={(state) => change({ state })}
      />
      <Choice
        label={t.family}
        value={search.family}
        options={FAMILIES.map((value) => ({ value, label: families[value] }))}
        onChange={(family) => change({ family })}
      />
      {(['fromOn', 'throughOn'] as const).map((name) => (
        <Field key={name} label={t[name]}>
          {(id) => (
            <DayInput
              id={id}
              className={styles.day ?? ''}
              value={search[name]}
              onChange={(day) => change({ [name]: day })}
            />
          )}
        </Field>
      ))}
      {Object.keys(search).length > 0 && (
        <Button type="link" onClick={() => ask({})}>
          {t.clear}
        </Button>
      )}
    </div>
  );
}

function PersonField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (term: string) => void;
}) {
  const t = useTexts(logTexts);
  const [typed, setTyped] = useSettled(value, onChange);
  return (
    <Input
      className={styles.person ?? ''}
      type="search"
      allowClear
      maxLength={60}
      aria-label={t.person}
      placeholder={t.person}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
    />
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string | undefined) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const t = useTexts(logTexts);
  return (
    <Field label={label}>
      {(id) => (
        <Select
          id={id}
          allowClear
          placeholder={t.any}
          value={value ?? null}
          options={[...options]}
          popupMatchSelectWidth={false}
          onChange={(next: string | null | undefined) => onChange(next ?? undefined)}
        />
      )}
    </Field>
  );
}

function Field({
  label,
  children,
}: {
  readonly label: string;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
