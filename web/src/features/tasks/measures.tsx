import { Button } from 'antd';
import { useAct } from '../../api/act.js';
import { api } from '../../api/client.js';
import { Chip } from '../../elements/chip.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { EmptyState } from '../../elements/states.js';
import { today, useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './task-page.module.css';
import { taskTexts } from './texts.js';
import type { Task } from './use-task.js';
import { worksOn } from './works-on.js';

/** 整改措施 with their milestones; whoever works on the task marks them done. */
export function Measures({ task }: { readonly task: Task }) {
  const t = useTexts(taskTexts);
  const { day, number } = useDates();
  const complete = useAct({
    send: (measureId: string) =>
      api.POST('/api/tasks/{id}/measures/{measureId}/completion', {
        params: { path: { id: task.id, measureId } },
        body: { doneOn: today() },
      }),
    changes: [['task', task.id], ['tasks']],
  });
  return (
    <section>
      <h2>{t.measures}</h2>
      {complete.error !== null && <ProblemAlert problem={complete.error} />}
      {task.measures.length === 0 && <EmptyState title={t.noMeasures} />}
      <ul className={styles.plain}>
        {task.measures.map(({ id, text, milestoneOn, weight, doneOn }) => (
          <li key={id} className={`${styles.row} ${styles.rowHead}`}>
            <span>{text}</span>
            {milestoneOn !== null && <span className={styles.soft}>{t.milestone(day(milestoneOn))}</span>}
            {weight !== null && weight !== 1 && (
              <span className={styles.soft}>{t.weight(number(weight))}</span>
            )}
            {doneOn !== null && <Chip tone="good">{t.doneOn(day(doneOn))}</Chip>}
            {doneOn === null && worksOn(task) && (
              <Button size="small" loading={complete.isPending} onClick={() => complete.run(id)}>
                {t.markDone}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
