import { Alert, Button, Form, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../api/act.js';
import { api, read, type Schema } from '../../../api/client.js';
import { OrganisationSelect } from '../../../elements/organisation-select.js';
import { ProblemAlert } from '../../../elements/problem-alert.js';
import { today, useDates } from '../../../i18n/dates.js';
import { terms } from '../../../i18n/terms.js';
import { useTexts } from '../../../i18n/texts.js';
import styles from '../list/ledger.module.css';
import { KINDS } from '../ledger-search.js';
import exchange from './exchange.module.css';
import {
  columnsOf,
  FIELDS,
  guessed,
  likelySheet,
  mappingFault,
  type IntakeSheet,
  type Mapping,
} from './mapping.js';
import { exchangeTexts } from './texts.js';

interface MappingFormProps {
  readonly intake: Schema<'LedgerIntakeView'>;
  readonly onSent: () => void;
}
type Head = Pick<Schema<'IntakeMappingDto'>, 'organisationId' | 'reportYear' | 'kind' | 'headerRow'>;

/** Which sheet, which column is what, and whose matters they are. */
export function MappingForm({ intake, onSent }: MappingFormProps) {
  const t = useTexts(exchangeTexts);
  const words = useTexts(terms);
  const { number } = useDates();
  const [sheet, setSheet] = useState<IntakeSheet | undefined>(() => likelySheet(intake.sheets));
  const [mapping, setMapping] = useState<Mapping>(() => (sheet === undefined ? {} : guessed(sheet)));
  const send = useAct({
    send: (body: Schema<'IntakeMappingDto'>) =>
      read(api.PUT('/api/ledger/intakes/{id}/mapping', { params: { path: { id: intake.id } }, body })),
    changes: [['ledger-intakes', intake.id]],
    onDone: onSent,
  });
  if (sheet === undefined) return null;
  const fault = mappingFault(mapping);
  const required = { required: true, message: t.required };
  const choose = (name: string) => {
    const next = intake.sheets.find((one) => one.name === name);
    setSheet(next);
    setMapping(next === undefined ? {} : guessed(next));
  };
  return (
    <Form<Head>
      key={sheet.name}
      className={exchange.mapping ?? ''}
      layout="vertical"
      initialValues={{
        headerRow: sheet.headerRow ?? 1,
        kind: 'shortcoming',
        reportYear: Number(today().slice(0, 4)) - 1,
      }}
      onFinish={(head) =>
        fault === null && send.run({ ...head, sheet: sheet.name, columns: columnsOf(mapping) })
      }
    >
      <h2>{t.mapping}</h2>
      <p>{t.mappingDetail}</p>
      {send.error !== null && <ProblemAlert problem={send.error} />}
      <div className={exchange.fields}>
        <Form.Item label={t.sheet} htmlFor="intake-sheet">
          <Select
            id="intake-sheet"
            value={sheet.name}
            options={intake.sheets.map(({ name, rows }) => ({
              value: name,
              label: t.sheetRows(name, number(rows)),
            }))}
            onChange={choose}
          />
        </Form.Item>
        <Form.Item name="headerRow" label={t.headerRow} rules={[required]}>
          <InputNumber min={1} max={1000} precision={0} />
        </Form.Item>
        <Form.Item name="organisationId" label={t.body} rules={[required]}>
          <OrganisationSelect />
        </Form.Item>
        <Form.Item name="reportYear" label={t.year} rules={[required]}>
          <InputNumber min={1990} max={2100} precision={0} />
        </Form.Item>
        <Form.Item name="kind" label={t.kind} rules={[required]}>
          <Select options={KINDS.map((value) => ({ value, label: words.kinds[value] }))} />
        </Form.Item>
      </div>
      <ColumnTable sheet={sheet} mapping={mapping} onChange={setMapping} />
      {fault !== null && <Alert type="warning" showIcon title={t[fault]} role="alert" />}
      <div className={styles.foot}>
        <Button type="primary" htmlType="submit" loading={send.isPending} disabled={fault !== null}>
          {t.checkMapping}
        </Button>
      </div>
    </Form>
  );
}

interface ColumnTableProps {
  readonly sheet: IntakeSheet;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

function ColumnTable({ sheet, mapping, onChange }: ColumnTableProps) {
  const t = useTexts(exchangeTexts);
  const options = FIELDS.map((value) => ({ value, label: t.fields[value] }));
  return (
    <table className={styles.table}>
      <caption className="unseen">{t.mapping}</caption>
      <thead>
        <tr>
          {[t.header, t.field, t.samples].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sheet.columns.map(({ column, header, samples }) => (
          <tr key={column}>
            <td data-label={t.header}>{header}</td>
            <td data-label={t.field}>
              <Select
                className={exchange.pick ?? ''}
                aria-label={`${header}: ${t.field}`}
                allowClear
                placeholder={t.ignored}
                value={mapping[column] ?? null}
                options={options}
                onChange={(field) => onChange({ ...mapping, [column]: field ?? undefined })}
              />
            </td>
            <td data-label={t.samples}>{samples.join(' · ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
