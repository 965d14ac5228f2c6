import { Input } from 'antd';
import { useState } from 'react';
import { Dialog } from '../../../elements/dialog.js';
import { useAct } from '../../../api/act.js';
import { api, ifMatch, type Schema } from '../../../api/client.js';
import { ProblemAlert } from '../../../elements/problem-alert.js';
import { StaleRecordDialog } from '../../../elements/stale-record-dialog.js';
import { useTexts } from '../../../i18n/texts.js';
import styles from '../reports.module.css';
import { reportsTexts } from '../texts.js';

type Body = Schema<'BodyCalendarView'>;
type Filing = Schema<'SetFilingDto'>;
type FieldName = keyof Filing;
const FIELDS: readonly FieldName[] = ['filedOn', 'publishedOn', 'publishedAt', 'secrecyReason'];

interface FilingDialogProps {
  /** As it is now. */
  readonly body: Body;
  readonly year: number;
  readonly onClose: () => void;
}

/** A person enters when a report was filed and published, or why it is not to be. */
export function FilingDialog({ body, year, onClose }: FilingDialogProps) {
  const t = useTexts(reportsTexts);
  const [before] = useState(body);
  const [filing, setFiling] = useState<Filing>(() => filingOf(body));
  const set = useAct({
    send: ({ version, said }: { version: number; said: Filing }) =>
      api.PUT('/api/report-calendar/{organisationId}/{year}', {
        params: {
          path: { organisationId: body.organisationId, year },
          header: version === 0 ? {} : ifMatch(version),
        },
        body: said,
      }),
    changes: [['report-calendar']],
    onDone: onClose,
  });
  const isStale = set.error?.code === 'record.stale';
  const send = (version: number) => set.run({ version, said: filled(filing) });
  return (
    <Dialog
      title={t.registerTitle(body.organisationName)}
      okText={t.save}
      cancelText={t.cancel}
      confirmLoading={set.isPending}
      onOk={() => send(before.version)}
      onCancel={onClose}
    >
      <div className={styles.form}>
        {FIELDS.map((name) => (
          <label key={name}>
            {t[name]}
            <Input
              type={name.endsWith('On') ? 'date' : 'text'}
              maxLength={500}
              value={filing[name] ?? ''}
              onChange={({ target }) => setFiling((said) => ({ ...said, [name]: target.value }))}
            />
          </label>
        ))}
        <p className={styles.soft}>{t.asRead}</p>
        {set.error !== null && !isStale && <ProblemAlert problem={set.error} />}
      </div>
      <StaleRecordDialog<Body>
        before={isStale ? before : null}
        now={body}
        fields={FIELDS.map((name) => ({ name, label: t[name], show: (row) => filingOf(row)[name] ?? null }))}
        onSubmit={() => send(body.version)}
        onBack={() => set.reset()}
      />
    </Dialog>
  );
}

/** What a person has entered so far; a day that the report gives is not theirs. */
function filingOf({ filed, published, publishedAt, secrecyReason }: Body): Filing {
  return filled({
    ...(filed?.source === 'person' && { filedOn: filed.on }),
    ...(published?.source === 'person' && { publishedOn: published.on }),
    publishedAt: publishedAt ?? '',
    secrecyReason: secrecyReason ?? '',
  });
}

function filled(filing: Filing): Filing {
  return Object.fromEntries(Object.entries(filing).filter(([, value]) => value !== ''));
}
