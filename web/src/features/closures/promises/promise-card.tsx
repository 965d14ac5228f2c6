import { Link } from '@tanstack/react-router';
import type { Schema } from '../../../api/client.js';
import { Chip, type ChipTone } from '../../../elements/chip.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import closures from '../closures.module.css';
import { LedgerTasks } from '../ledger-tasks.js';
import styles from './promises.module.css';
import { promiseTexts } from './texts.js';

type Promised = Schema<'PromiseRow'>;
type Figure = Promised['figures'][number];

const TONES: Readonly<Record<string, ChipTone>> = {
  fulfilled: 'good',
  partly: 'warn',
  'not-mentioned': 'bad',
};

/** One plan item: its words, this year's words, the ledger, and the numbers side by side. */
export function PromiseCard({ promise: row }: { readonly promise: Promised }) {
  const t = useTexts(promiseTexts);
  const { organisationName, year, verdict, isConfirmed, isOpenQuestion, promise, thisYear, ledger } = row;
  return (
    <li>
      <div className={closures.row}>
        <strong>
          {organisationName} {year}
        </strong>
        <Chip tone={TONES[verdict.code] ?? 'plain'}>{verdict.text}</Chip>
        <span className={closures.soft}>
          {isConfirmed ? t.confirmed : isOpenQuestion ? t.openQuestion : t.byMachine}
        </span>
        <Link
          className={closures.links ?? ''}
          to="/closure-checks/$checkId"
          params={{ checkId: row.checkId }}
        >
          {t.toCheck}
        </Link>
      </div>
      <div className={closures.columns}>
        <div>
          <h3>{t.promiseOf(String(promise.year ?? year - 1))}</h3>
          <blockquote>{promise.text}</blockquote>
        </div>
        <div>
          <h3>{t.answerOf(String(year))}</h3>
          {thisYear.length === 0 && <p className={closures.soft}>{t.silent}</p>}
          {thisYear.map(({ start, text }) => (
            <blockquote key={start}>{text}</blockquote>
          ))}
        </div>
        {ledger.length > 0 && (
          <div>
            <h3>{t.ledger}</h3>
            <LedgerTasks tasks={ledger} />
          </div>
        )}
      </div>
      {row.figures.length > 0 && <Figures figures={row.figures} />}
    </li>
  );
}

function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  const t = useTexts(promiseTexts);
  return (
    <table className={styles.figures}>
      <caption className="unseen">{t.figures}</caption>
      <thead>
        <tr>
          {[t.clause, t.promised, t.reported, t.fulfilment].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <FigureRow key={figure.clause} figure={figure} />
        ))}
      </tbody>
    </table>
  );
}

function FigureRow({ figure }: { readonly figure: Figure }) {
  const t = useTexts(promiseTexts);
  const { number, percent } = useDates();
  const { clause, promised, reported, unit, lessIsBetter, met, fulfilment } = figure;
  return (
    <tr>
      <th scope="row">{clause}</th>
      <td className="figures">
        {lessIsBetter && `${t.atMost} `}
        {number(promised)}
        {unit}
      </td>
      <td className="figures">{reported === null ? t.notReported : `${number(reported)}${unit}`}</td>
      <td className="figures">
        <Chip tone={met ? 'good' : 'bad'}>{met ? t.met : t.notMet}</Chip>
        {fulfilment !== null && !met && ` ${percent(fulfilment)}`}
      </td>
    </tr>
  );
}
