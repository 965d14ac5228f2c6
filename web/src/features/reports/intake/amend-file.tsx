import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../api/act.js';
import { api, type Schema } from '../../../api/client.js';
import { useSession } from '../../../app/session.js';
import { hasAnyRole } from '../../../app/roles.js';
import { BodySelect } from '../../../elements/body-select.js';
import { ProblemAlert } from '../../../elements/problem-alert.js';
import { useTexts } from '../../../i18n/texts.js';
import styles from '../reports.module.css';
import { reportsTexts } from '../texts.js';
import { YearSelect } from '../year-select.js';

type Amendment = Schema<'AmendFileDto'>;
interface Asked {
  readonly body: boolean;
  readonly newBody: boolean;
  readonly year: boolean;
  readonly correction: boolean;
}
const NOTHING: Asked = { body: false, newBody: false, year: false, correction: false };
const ASKED: Readonly<Record<string, Asked>> = {
  'report.body-unknown': { ...NOTHING, body: true, newBody: true },
  'report.body-ambiguous': { ...NOTHING, body: true },
  'report.body-differs': { ...NOTHING, body: true },
  'report.year-unknown': { ...NOTHING, year: true },
  'report.year-differs': { ...NOTHING, year: true },
  'report.year-taken': { ...NOTHING, body: true, year: true, correction: true },
};

/** Where the text says otherwise, to say it once more is to insist. */
const WORDS_OF_SENDING: Readonly<Record<string, 'insist' | 'insistYear'>> = {
  'report.body-differs': 'insist',
  'report.year-differs': 'insistYear',
};

/** What a person says of a file that the rules could not place; then it is read again. */
export function AmendFile({ file }: { readonly file: Schema<'IntakeFileView'> }) {
  const t = useTexts(reportsTexts);
  const mayCorrect = hasAnyRole(useSession(), ['supervisor', 'officer']);
  const [said, setSaid] = useState<Amendment>({});
  const asked = ASKED[file.problemCode ?? ''] ?? NOTHING;
  const amend = useAct({
    send: (body: Amendment) =>
      api.POST('/api/intakes/files/{id}/amendment', { params: { path: { id: file.id } }, body }),
    changes: [['intake']],
  });
  const say = (more: { readonly [Name in keyof Amendment]: Amendment[Name] | undefined }) =>
    setSaid((before) => JSON.parse(JSON.stringify({ ...before, ...more })) as Amendment);
  return (
    <div className={styles.amend}>
      {asked.body && (
        <BodySelect
          onlyReporting
          label={t.amendBody}
          value={said.organisationId}
          onChange={(organisationId) => say({ organisationId })}
        />
      )}
      {asked.year && <YearSelect value={said.reportYear} onChange={(reportYear) => say({ reportYear })} />}
      {asked.newBody && (
        <Checkbox checked={said.newBody ?? false} onChange={({ target }) => say({ newBody: target.checked })}>
          {t.amendNewBody}
        </Checkbox>
      )}
      {asked.correction && mayCorrect && (
        <Checkbox
          checked={said.correction ?? false}
          onChange={({ target }) => say({ correction: target.checked })}
        >
          {t.amendCorrection}
        </Checkbox>
      )}
      <Button size="small" type="primary" loading={amend.isPending} onClick={() => amend.run(said)}>
        {t[WORDS_OF_SENDING[file.problemCode ?? ''] ?? 'amendSend']}
      </Button>
      {amend.error !== null && <ProblemAlert problem={amend.error} />}
    </div>
  );
}
