import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTexts } from '../../../i18n/texts.js';
import type { GapMatrix, ItemLink } from '../queries.js';
import { reviewTexts } from '../texts.js';
import type { CellAct } from './cell-detail.js';
import styles from './gap-matrix.module.css';
import { cellOf, conclusionOf, moved, type CellPlace } from './matrix.js';

const ACTS: Readonly<Record<string, CellAct>> = {
  y: 'confirmed',
  Enter: 'confirmed',
  x: 'refused',
  Delete: 'withdrawn',
  Backspace: 'withdrawn',
  d: 'reject',
};

interface GapTableProps {
  readonly gaps: GapMatrix;
  readonly links: readonly ItemLink[];
  readonly place: CellPlace;
  readonly onGo: (place: CellPlace) => void;
  readonly onAct: (act: CellAct) => void;
}

/** A grid as of a spreadsheet: one cell is in the order of the tab key, arrows do the rest. */
export function GapTable({ gaps, links, place, onGo, onAct }: GapTableProps) {
  const t = useTexts(reviewTexts);
  const { shortcomings, planItems } = gaps;
  const grid = useRef<HTMLTableElement>(null);
  const isUsed = useRef(false);
  useEffect(() => {
    if (isUsed.current) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [place]);
  const press = (event: KeyboardEvent) => {
    const size = { row: shortcomings.length, column: Math.max(planItems.length, 1) };
    const next = moved(place, event.key, size);
    const act = ACTS[event.key];
    if (next === null && act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    isUsed.current = true;
    if (next !== null) onGo(next);
    else if (act !== undefined) onAct(act);
  };
  return (
    <div className={styles.scroll}>
      <table ref={grid} className={styles.grid} role="grid" aria-label={t.gapsTable} onKeyDown={press}>
        <thead>
          <tr>
            <td />
            {planItems.map(({ id, text }, index) => (
              <th key={id} scope="col" title={text}>
                <span className="unseen">{t.gapColumn(index + 1)}</span>
                <span aria-hidden>{index + 1}</span>
              </th>
            ))}
            <th scope="col">{t.conclusion}</th>
          </tr>
        </thead>
        <tbody>
          {shortcomings.map((row, index) => (
            <tr key={row.id} data-here={index === place.row}>
              <th scope="row">
                <span className={styles.short}>
                  {index + 1}. {row.text}
                </span>
              </th>
              {(planItems.length === 0 ? [null] : planItems).map((plan, column) => {
                const cell = plan === null ? null : cellOf(row, plan.id, links);
                const isHere = index === place.row && column === place.column;
                return (
                  <td
                    key={plan?.id ?? ''}
                    role="gridcell"
                    tabIndex={isHere ? 0 : -1}
                    aria-selected={isHere}
                    className={cell === null ? '' : styles[cell.state]}
                    onClick={() => onGo({ row: index, column })}
                  >
                    <span aria-hidden>{cell === null ? '' : t.marks[cell.state]}</span>
                    {cell !== null && <span className="unseen">{t.cells[cell.state]}</span>}
                  </td>
                );
              })}
              <td className={styles.conclusion}>{t.conclusions[conclusionOf(row, gaps)]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
