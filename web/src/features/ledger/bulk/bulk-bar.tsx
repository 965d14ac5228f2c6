import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { Schema } from '../../../api/client.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import styles from '../list/ledger.module.css';
import type { TaskFilters } from '../ledger-search.js';
import { MOST_IDS, type Selection } from '../selection.js';
import { ledgerTexts } from '../texts.js';
import { BulkDialog } from './bulk-dialog.js';
import { bulkTexts } from './texts.js';

export type BulkAct = Schema<'PrepareBulkDto'>['act'];
/** In the order of a task's life. */
const ACTS: readonly BulkAct[] = ['assign', 'issue', 'urge', 'setDeadline', 'cancel'];

interface BulkBarProps {
  readonly selection: Selection;
  readonly filters: TaskFilters;
  readonly onClear: () => void;
  readonly onChooseFilter: () => void;
}

/** What can be done with what is chosen. */
export function BulkBar({ selection, filters, onClear, onChooseFilter }: BulkBarProps) {
  const t = useTexts(ledgerTexts);
  const { acts } = useTexts(bulkTexts);
  const { number } = useDates();
  const navigate = useNavigate();
  const [act, setAct] = useState<BulkAct | null>(null);
  const isFilter = selection.kind === 'filter';
  const count = isFilter ? 0 : selection.ids.size;
  const isTooMany = count > MOST_IDS;
  return (
    <section className={`${styles.chosenBar} not-on-paper`} aria-label={t.chooseShown}>
      <strong role="status">{isFilter ? t.chosenFilter : t.chosen(number(count))}</strong>
      {!isFilter && (
        <Button type="link" onClick={onChooseFilter}>
          {t.chooseFilter}
        </Button>
      )}
      <Button type="link" onClick={onClear}>
        {t.unchoose}
      </Button>
      <span className={styles.space} />
      {isTooMany && <span>{t.tooMany(number(MOST_IDS))}</span>}
      {ACTS.map((one) => (
        <Button key={one} danger={one === 'cancel'} disabled={isTooMany} onClick={() => setAct(one)}>
          {acts[one]}
        </Button>
      ))}
      {act !== null && (
        <BulkDialog
          act={act}
          chosen={isFilter ? { filter: filters } : { taskIds: [...selection.ids] }}
          onCancel={() => setAct(null)}
          onPrepared={(runId) => void navigate({ to: '/ledger/bulk/$runId', params: { runId } })}
        />
      )}
    </section>
  );
}
