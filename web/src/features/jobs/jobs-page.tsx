import { useQuery } from '@tanstack/react-query';
import { api, read } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { PageHead } from '../../elements/page-head.js';
import { FailureState, LoadingState } from '../../elements/states.js';
import { useTexts } from '../../i18n/texts.js';
import { ClockState } from './clock-state.js';
import { DeadLetterList } from './dead-letter-list.js';
import styles from './jobs.module.css';
import { QueueTable, ScheduleTable, WorkerTable } from './state-tables.js';
import { jobTexts } from './texts.js';

const EVERY_MS = 15_000;

/** 后台作业: whether the clock goes, where work is stuck, and what has given up. */
export function JobsPage() {
  const t = useTexts(jobTexts);
  const state = useQuery({
    queryKey: ['jobs'],
    queryFn: () => read(api.GET('/api/jobs')),
    refetchInterval: EVERY_MS,
  });
  if (state.isPending) return <LoadingState rows={8} />;
  if (isLost(state))
    return <FailureState problem={asProblem(state.error)} onRetry={() => void state.refetch()} />;
  const { queues, workers, schedules } = state.data;
  return (
    <>
      <PageHead title={t.title} detail={t.detail} />
      <ClockState />
      <div className={styles.pair}>
        <QueueTable queues={queues} />
        <WorkerTable workers={workers} />
      </div>
      <DeadLetterList />
      <ScheduleTable schedules={schedules} />
    </>
  );
}
