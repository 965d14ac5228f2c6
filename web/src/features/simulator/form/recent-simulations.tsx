import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, read, type Schema } from '../../../api/client.js';
import { Chip } from '../../../elements/chip.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import styles from '../simulator.module.css';
import { simulatorTexts } from '../texts.js';
import { usePackWords } from './use-pack-words.js';

const SHOWN = 6;
const ASK_AGAIN_MS = 2_000;

/** What one asked for within the last week: what was left under way is found again here, on any computer. */
export function RecentSimulations({ current }: { readonly current: string | undefined }) {
  const t = useTexts(simulatorTexts);
  const own = useQuery({
    queryKey: ['simulations', 'own'],
    queryFn: () => read(api.GET('/api/simulations', { params: { query: { limit: SHOWN } } })),
    refetchInterval: ({ state }) =>
      state.data?.items.some((one) => one.state === 'queued') === true ? ASK_AGAIN_MS : false,
  });
  if (own.data === undefined || own.data.items.length === 0) return null;
  return (
    <nav className={`${styles.recent} not-on-paper`} aria-label={t.recent}>
      <h2>{t.recent}</h2>
      <ul>
        {own.data.items.map((one) => (
          <li key={one.id}>
            <RecentLink simulation={one} isCurrent={one.id === current} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface RecentLinkProps {
  readonly simulation: Schema<'SimulationSummary'>;
  readonly isCurrent: boolean;
}

function RecentLink({ simulation, isCurrent }: RecentLinkProps) {
  const t = useTexts(simulatorTexts);
  const { day, number } = useDates();
  const words = usePackWords(simulation);
  const { id, from, to, state, found } = simulation;
  return (
    <Link to="/simulator" search={{ id }} {...(isCurrent && { 'aria-current': 'true' as const })}>
      {t.span(day(from), day(to))} · {words.title}{' '}
      <Chip tone={state === 'done' ? 'plain' : state === 'failed' ? 'bad' : 'open'}>
        {state === 'done' ? number(found) : t.states[state]}
      </Chip>
    </Link>
  );
}
