import { useQuery } from '@tanstack/react-query';
import { Alert, Progress } from 'antd';
import { api, read, type Schema } from '../../../api/client.js';
import { isLost } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { EmptyState, FailureState, LoadingState } from '../../../elements/states.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import { usePackWords } from '../form/use-pack-words.js';
import type { SimulatorSearch } from '../search.js';
import styles from '../simulator.module.css';
import { simulatorTexts } from '../texts.js';
import { NoticeList } from './notice-list.js';
import { SimulationCharts } from './simulation-charts.js';

type Simulation = Schema<'SimulationView'>;

const ASK_AGAIN_MS = 700;

interface SimulationResultProps {
  readonly id: string;
  readonly search: SimulatorSearch;
}

/** How far it is, then what it found; its id stands in the address, so that a reload shows the same. */
export function SimulationResult({ id, search }: SimulationResultProps) {
  const simulation = useQuery({
    queryKey: ['simulations', id],
    queryFn: () => read(api.GET('/api/simulations/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) =>
      state.data?.state === 'queued' && state.error === null ? ASK_AGAIN_MS : false,
  });
  if (isLost(simulation))
    return <FailureState problem={asProblem(simulation.error)} onRetry={() => void simulation.refetch()} />;
  if (simulation.data === undefined) return <LoadingState rows={8} />;
  return <Outcome simulation={simulation.data} search={search} />;
}

interface OutcomeProps {
  readonly simulation: Simulation;
  readonly search: SimulatorSearch;
}

function Outcome({ simulation, search }: OutcomeProps) {
  const t = useTexts(simulatorTexts);
  const { day } = useDates();
  const words = usePackWords(simulation);
  const { state, from, to, found, isCut } = simulation;
  return (
    <section aria-labelledby="simulation-result">
      <h2 id="simulation-result">
        {t.result}：{t.span(day(from), day(to))} · {words.title}
      </h2>
      {state === 'queued' && (
        <div role="status" className={styles.queued}>
          <strong>{t.queued}</strong>
          <Progress percent={100} showInfo={false} status="active" aria-label={t.queued} />
          <span>{t.queuedDetail}</span>
        </div>
      )}
      {state === 'failed' && <Alert type="error" showIcon title={t.failed} description={t.failedDetail} />}
      {state === 'done' && found === 0 && <EmptyState title={t.nothing} detail={t.nothingDetail} />}
      {state === 'done' && found > 0 && (
        <>
          <SimulationCharts simulation={simulation} />
          {isCut && <p>{t.cut}</p>}
          <NoticeList simulation={simulation} search={search} />
        </>
      )}
    </section>
  );
}
