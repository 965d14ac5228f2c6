import type { Schema } from '../../api/client.js';
import { useTexts } from '../../i18n/texts.js';
import type { BoardFilters } from './board-search.js';
import styles from './charts/charts.module.css';
import { FigureRatio } from './figure-ratio.js';
import { RowsLink } from './rows-link.js';
import { boardTexts } from './texts.js';

type Figure = Schema<'FigureView'>;

interface FiguresTableProps {
  readonly figures: readonly Figure[];
  readonly filters: BoardFilters;
}

/** The figures of the house (domain.md section 12), each with its two numbers and how it is made. */
export function FiguresTable({ figures, filters }: FiguresTableProps) {
  const t = useTexts(boardTexts);
  return (
    <section className={`${styles.card} ${styles.wide}`} aria-labelledby="board-figures">
      <h2 id="board-figures">{t.figures}</h2>
      <p className={`${styles.summary} ${styles.detail}`}>{t.figuresDetail}</p>
      <table className={`${styles.table} ${styles.figureRows}`}>
        <thead>
          <tr>
            {[t.figure, t.ratio, `${t.numerator} / ${t.denominator}`].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col" className={styles.words}>
              {t.formula}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <FigureRow key={figure.key} figure={figure} filters={filters} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function FigureRow({ figure, filters }: { readonly figure: Figure; readonly filters: BoardFilters }) {
  const t = useTexts(boardTexts);
  const { key, label, formula, numerator, denominator } = figure;
  const rows = (part: 'numerator' | 'denominator') => ({ ...filters, source: 'figure' as const, key, part });
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className="figures">
        <FigureRatio figure={figure} />
      </td>
      <td className="figures">
        <RowsLink count={numerator} what={`${label}，${t.numerator}`} rows={rows('numerator')} /> /{' '}
        <RowsLink count={denominator} what={`${label}，${t.denominator}`} rows={rows('denominator')} />
      </td>
      <td className={styles.words}>{formula}</td>
    </tr>
  );
}
