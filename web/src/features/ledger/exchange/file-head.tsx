import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { Schema } from '../../../api/client.js';
import { Chip } from '../../../elements/chip.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import styles from '../list/ledger.module.css';
import exchange from './exchange.module.css';
import { exchangeTexts } from './texts.js';

interface FileHeadProps {
  readonly title: string;
  readonly file: Pick<Schema<'LedgerIntakeView'>, 'fileName' | 'state' | 'problemTitle'>;
  /** What can be done now. */
  readonly children: ReactNode;
}

const UNDER_WAY: readonly string[] = ['received', 'checking', 'applying'];

/** Which file, where it stands, and what comes next. */
export function FileHead({ title, file, children }: FileHeadProps) {
  const t = useTexts(exchangeTexts);
  const { state } = file;
  return (
    <>
      <div className={styles.head}>
        <h1>{title}</h1>
        <Chip tone={state === 'applied' ? 'good' : state === 'refused' ? 'bad' : 'open'}>
          {t.states[state]}
        </Chip>
        <span>{t.file(file.fileName)}</span>
        <span className={styles.space} />
        <Link to="/ledger/import">{t.back}</Link>
        <Link to="/ledger">{t.ledger}</Link>
      </div>
      {state === 'refused' && (
        <Alert type="warning" showIcon title={t.states.refused} description={file.problemTitle} />
      )}
      <div className={styles.progress} role="status">
        {UNDER_WAY.includes(state) && (
          <span>
            {t.states[state]}… {t.leave}
          </span>
        )}
        {state === 'checked' && <span>{t.dryRun}</span>}
        {state === 'applied' && <strong>{t.states.applied}</strong>}
        {children}
      </div>
    </>
  );
}

interface FileNotesProps {
  readonly formulaCells: number;
  readonly mergedCells: number;
}

/** What is easily overlooked in a workbook. */
export function FileNotes({ formulaCells, mergedCells }: FileNotesProps) {
  const t = useTexts(exchangeTexts);
  const { number } = useDates();
  return (
    <>
      {formulaCells > 0 && <p className={exchange.notes}>{t.formulas(number(formulaCells))}</p>}
      {mergedCells > 0 && <p className={exchange.notes}>{t.merged(number(mergedCells))}</p>}
    </>
  );
}
