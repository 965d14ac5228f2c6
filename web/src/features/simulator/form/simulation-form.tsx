import { Button, Form, Select } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { useAct } from '../../../api/act.js';
import { api, read, type Schema } from '../../../api/client.js';
import { ProblemAlert } from '../../../elements/problem-alert.js';
import { BodyField } from '../../../forms/body-field.js';
import { today } from '../../../i18n/dates.js';
import { useLanguage } from '../../../i18n/language.js';
import { rulePackName } from '../../../i18n/rule-packs.js';
import { useTexts } from '../../../i18n/texts.js';
import styles from '../simulator.module.css';
import { simulatorTexts } from '../texts.js';
import { usePacks } from './use-packs.js';

const DAYS_AHEAD = 90;
const DAY_MS = 86_400_000;

/** The days, the rules, and the rules to compare them with; what it finds opens under its own address. */
export function SimulationForm() {
  const t = useTexts(simulatorTexts);
  const navigate = useNavigate();
  const order = useAct({
    send: (body: Schema<'SimulateDto'>, key) =>
      read(api.POST('/api/simulations', { params: { header: { 'Idempotency-Key': key } }, body })),
    changes: [['simulations', 'own']],
    onDone: ({ id }) => void navigate({ to: '/simulator', search: { id } }),
  });
  const from = today();
  return (
    <Form<Schema<'SimulateDto'>>
      layout="vertical"
      className={`${styles.form} not-on-paper`}
      initialValues={{ from, to: daysAfter(from, DAYS_AHEAD) }}
      onFinish={({ from: first, to, pack, against }) =>
        order.run({ from: first, to, ...(pack && { pack }), ...(against && { against }) })
      }
    >
      <BodyField body="SimulateDto" name="from" label={t.from} />
      <BodyField body="SimulateDto" name="to" label={t.to} />
      <BodyField body="SimulateDto" name="pack" label={t.pack}>
        <PackSelect placeholder={t.ownPack} />
      </BodyField>
      <BodyField body="SimulateDto" name="against" label={t.against}>
        <PackSelect placeholder={t.noAgainst} />
      </BodyField>
      <Button type="primary" htmlType="submit" loading={order.isPending}>
        {t.run}
      </Button>
      {order.error !== null && (
        <div className={styles.problem}>
          <ProblemAlert problem={order.error} />
        </div>
      )}
    </Form>
  );
}

interface PackSelectProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (version: string | undefined) => void;
  readonly placeholder: string;
}

function PackSelect({ id, value, onChange, placeholder }: PackSelectProps) {
  const language = useLanguage();
  const packs = usePacks();
  return (
    <Select
      {...(id !== undefined && { id })}
      allowClear
      placeholder={placeholder}
      value={value ?? null}
      onChange={(version: string | null | undefined) => onChange?.(version ?? undefined)}
      loading={packs.isPending}
      options={(packs.data ?? []).map(({ version }) => ({
        value: version,
        label: rulePackName(version, language),
      }))}
    />
  );
}

/** Days as the API writes them: `2026-03-02` and 90 → `2026-05-31`. */
function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
