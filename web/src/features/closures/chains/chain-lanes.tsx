import { Link } from '@tanstack/react-router';
import type { Schema } from '../../../api/client.js';
import { Chip } from '../../../elements/chip.js';
import { StateChip } from '../../../elements/state-chip.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import closures from '../closures.module.css';
import styles from './chains.module.css';
import { cameBackAfterClosing, laneOf } from './lane.js';
import { chainTexts } from './texts.js';

type Chain = Schema<'ProblemChainView'>;

interface ChainLanesProps {
  readonly chains: readonly Chain[];
  /** Of all chains, so that the axis stays the same while the list grows. */
  readonly spans: readonly Schema<'ChainCountView'>[];
}

/** One lane for each problem, all on the same axis of years. */
export function ChainLanes({ chains, spans }: ChainLanesProps) {
  const t = useTexts(chainTexts);
  if (chains.length === 0) return null;
  const from = Math.min(...[...spans, ...chains].map(({ firstYear }) => firstYear));
  const to = Math.max(...[...spans, ...chains].map(({ lastYear }) => lastYear));
  return (
    <ol className={closures.cards} aria-label={t.timeline}>
      {chains.map((chain) => (
        <ChainCard key={chain.itemId} chain={chain} from={from} to={to} />
      ))}
    </ol>
  );
}

interface ChainCardProps {
  readonly chain: Chain;
  readonly from: number;
  readonly to: number;
}

function ChainCard({ chain, from, to }: ChainCardProps) {
  const t = useTexts(chainTexts);
  const { number } = useDates();
  const { organisationName, years, steps } = chain;
  return (
    <li>
      <div className={closures.row}>
        <strong>{organisationName}</strong>
        <Chip tone={years > 2 ? 'bad' : 'warn'}>{t.over(number(years))}</Chip>
        {cameBackAfterClosing(chain) && <Chip tone="bad">{t.closedAgain}</Chip>}
      </div>
      <p className={styles.problem}>{steps.at(-1)?.text}</p>
      <Lane chain={chain} from={from} to={to} />
      <details>
        <summary>{t.each}</summary>
        <Steps steps={steps} />
      </details>
    </li>
  );
}

function Lane({ chain, from, to }: ChainCardProps) {
  const t = useTexts(chainTexts);
  return (
    <ol className={styles.lane}>
      {laneOf(chain, from, to).map(({ year, mark, reportId }) => (
        <li key={year} className={styles[mark]}>
          {reportId !== null ? (
            <Link to="/reports/$reportId" params={{ reportId }} aria-label={t.listed(year)}>
              {year}
            </Link>
          ) : (
            mark === 'between' && <span className="unseen">{t.notListed(year)}</span>
          )}
        </li>
      ))}
    </ol>
  );
}

function Steps({ steps }: { readonly steps: Chain['steps'] }) {
  const t = useTexts(chainTexts);
  const { day } = useDates();
  return (
    <ol className={closures.timeline}>
      {steps.map(({ itemId, year, text, tasks }) => (
        <li key={itemId}>
          <strong className="figures">{year}</strong>
          <blockquote>{text}</blockquote>
          {tasks.length === 0 && <span className={closures.soft}>{t.noTask}</span>}
          {tasks.map(({ id, number, state, closedOn }) => (
            <p key={id} className={styles.task}>
              <Link to="/tasks/$taskId" params={{ taskId: id }}>
                {number}
              </Link>{' '}
              <StateChip state={state} /> {closedOn !== null && t.closedOn(day(closedOn))}
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}
