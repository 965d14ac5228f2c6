import { Button } from 'antd';
import { Chip } from '../../../elements/chip.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import { KindChip } from '../items/kind-chip.js';
import type { GapMatrix, ItemLink } from '../queries.js';
import { reviewTexts } from '../texts.js';
import kinds from '../text/kinds.module.css';
import styles from './gap-matrix.module.css';
import { cellOf } from './matrix.js';

export type CellAct = 'confirmed' | 'refused' | 'withdrawn' | 'reject';

interface CellDetailProps {
  readonly row: GapMatrix['shortcomings'][number];
  /** Undefined where the report has no plan. */
  readonly column: GapMatrix['planItems'][number] | undefined;
  readonly links: readonly ItemLink[];
  readonly mayLink: boolean;
  readonly mayReject: boolean;
  readonly onAct: (act: CellAct) => void;
}

/** The two that meet in a cell, why the rules think they belong together, and what a person says. */
export function CellDetail({ row, column, links, mayLink, mayReject, onAct }: CellDetailProps) {
  const t = useTexts(reviewTexts);
  const { percent } = useDates();
  const cell = column === undefined ? null : cellOf(row, column.id, links);
  return (
    <section className={`${styles.cell} ${kinds.kinds}`} aria-live="polite">
      <p>
        <KindChip kind="shortcoming" /> {row.text}
      </p>
      {column !== undefined && cell !== null && (
        <>
          <p>
            <KindChip kind="plan" /> {column.text}
          </p>
          <p>
            <Chip tone={cell.state === 'confirmed' ? 'good' : 'plain'}>{t.cells[cell.state]}</Chip>{' '}
            {cell.score !== null && <span className="figures">{t.score(percent(cell.score))}</span>}
          </p>
          {cell.reasons.length > 0 && (
            <ul className={styles.reasons} aria-label={t.why}>
              {cell.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          )}
        </>
      )}
      <div className={styles.acts}>
        {mayLink && cell !== null && (
          <>
            {cell.state !== 'confirmed' && (
              <Button size="small" type="primary" onClick={() => onAct('confirmed')}>
                {t.confirmLink} <kbd aria-hidden>y</kbd>
              </Button>
            )}
            {cell.state !== 'refused' && (
              <Button size="small" onClick={() => onAct('refused')}>
                {t.refuseLink} <kbd aria-hidden>x</kbd>
              </Button>
            )}
            {(cell.state === 'confirmed' || cell.state === 'refused') && (
              <Button size="small" onClick={() => onAct('withdrawn')}>
                {t.withdrawLink} <kbd aria-hidden>Del</kbd>
              </Button>
            )}
          </>
        )}
        {mayReject && (
          <Button size="small" onClick={() => onAct('reject')}>
            {t.acts.reject} <kbd aria-hidden>d</kbd>
          </Button>
        )}
      </div>
    </section>
  );
}
