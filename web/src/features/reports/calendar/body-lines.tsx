import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { Schema } from '../../../api/client.js';
import { useSession } from '../../../app/session.js';
import { hasAnyRole } from '../../../app/roles.js';
import { Chip, type ChipTone } from '../../../elements/chip.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import { reportsTexts } from '../texts.js';
import { FilingDialog } from './filing-dialog.js';
import styles from './calendar.module.css';

type Body = Schema<'BodyCalendarView'>;
const TONES: Readonly<Record<string, ChipTone>> = {
  filed: 'good',
  published: 'good',
  complete: 'good',
  'filed-late': 'warn',
  'published-late': 'warn',
  'parts-missing': 'warn',
  overdue: 'bad',
  secret: 'plain',
};

/** A line for each reporting body; on a phone a card. */
export function BodyLines({ rows, year }: { readonly rows: readonly Body[]; readonly year: number }) {
  const t = useTexts(reportsTexts);
  const mayEnter = hasAnyRole(useSession(), ['supervisor', 'officer']);
  const [entering, setEntering] = useState<Body | null>(null);
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t.body}</th>
            <th scope="col">{t.filing}</th>
            <th scope="col">{t.publication}</th>
            <th scope="col">{t.contents}</th>
            {mayEnter && <td />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.organisationId}>
              <th scope="row">
                {row.reportId === null ? (
                  row.organisationName
                ) : (
                  <Link to="/reports/$reportId" params={{ reportId: row.reportId }}>
                    {row.organisationName}
                  </Link>
                )}
              </th>
              <td data-label={t.filing}>
                <Standing word={t.filings[row.filing]} code={row.filing} known={row.filed} by={row.fileBy} />
              </td>
              <td data-label={t.publication}>
                <Standing
                  word={t.publications[row.publication]}
                  code={row.publication}
                  known={row.published}
                  by={row.publication === 'secret' ? null : row.publishBy}
                />
                {row.secrecyReason !== null && <p>{row.secrecyReason}</p>}
              </td>
              <td data-label={t.contents}>
                <Chip tone={TONES[row.contents] ?? 'plain'}>{t.contentStates[row.contents]}</Chip>
                {row.missingParts.map(({ code, text }) => (
                  <p key={code}>{text}</p>
                ))}
              </td>
              {mayEnter && (
                <td>
                  <Button size="small" onClick={() => setEntering(row)}>
                    {t.register}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {entering !== null && (
        <FilingDialog
          key={entering.organisationId}
          body={rows.find(({ organisationId }) => organisationId === entering.organisationId) ?? entering}
          year={year}
          onClose={() => setEntering(null)}
        />
      )}
    </>
  );
}

interface StandingProps {
  readonly word: string;
  readonly code: string;
  readonly known: Body['filed'];
  /** The last day in time; null: there is none. */
  readonly by: string | null;
}

function Standing({ word, code, known, by }: StandingProps) {
  const t = useTexts(reportsTexts);
  const { day, shortDay } = useDates();
  return (
    <>
      <Chip tone={TONES[code] ?? 'plain'}>{word}</Chip>
      {known !== null && <p className="figures">{t.onDay(day(known.on), t.sources[known.source])}</p>}
      {known === null && by !== null && <p className="figures">{t.lastDay(shortDay(by))}</p>}
    </>
  );
}
