import { useParams } from '@tanstack/react-router';
import { asProblem } from '../../api/problem.js';
import { FailureState, LoadingState } from '../../elements/states.js';
import { useTexts } from '../../i18n/texts.js';
import { Evidence } from './evidence/evidence-matrix.js';
import { TaskActs } from './acting/task-acts.js';
import { Measures } from './measures.js';
import { Parties } from './parties.js';
import { Source } from './source.js';
import { StageBar } from './stage-bar.js';
import { TaskHead } from './task-head.js';
import { TaskTimeline } from './task-timeline.js';
import styles from './task-page.module.css';
import { taskTexts } from './texts.js';
import { useTask, type Task } from './use-task.js';
import { WorkRecords } from './work-records.js';

export function TaskPage() {
  const { taskId = '' } = useParams({ strict: false }) satisfies { readonly taskId?: string };
  const task = useTask(taskId);
  if (task.isPending) return <LoadingState rows={12} />;
  // One that cannot be read anew stays as it was read last, with what is being filled in on it.
  if (task.data === undefined)
    return <FailureState problem={asProblem(task.error)} onRetry={() => void task.refetch()} />;
  return <TaskRecord key={taskId} task={task.data} />;
}

function TaskRecord({ task }: { readonly task: Task }) {
  const t = useTexts(taskTexts);
  return (
    <article aria-label={task.title}>
      <TaskHead task={task} />
      <StageBar task={task} />
      <TaskActs task={task} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Source task={task} />
          <Evidence task={task} />
          <Measures task={task} />
          <WorkRecords task={task} />
        </div>
        <aside className={styles.column} aria-label={t.beside}>
          <Parties task={task} />
          <TaskTimeline task={task} />
        </aside>
      </div>
    </article>
  );
}
