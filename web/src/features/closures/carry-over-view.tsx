import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useAct } from '../../api/act.js';
import { api, read } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { useConfirm } from '../../elements/confirm.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useTexts } from '../../i18n/texts.js';
import { checkKey, useCheck } from './check.js';
import styles from './closures.module.css';
import { closureTexts } from './texts.js';

/** 结转: what is unfinished goes over into the new year; a preview first, then what came of each. */
export function CarryOverView() {
  const t = useTexts(closureTexts);
  const confirm = useConfirm();
  const { check } = useCheck();
  const outlook = useQuery({
    queryKey: [...checkKey(check.id), 'carry-over'],
    queryFn: () =>
      read(api.GET('/api/closure-checks/{id}/carry-over', { params: { path: { id: check.id } } })),
  });
  const carry = useAct({
    send: (taskIds: string[], key) =>
      read(
        api.POST('/api/closure-checks/{id}/carry-over', {
          params: { path: { id: check.id }, header: { 'Idempotency-Key': key } },
          body: { taskIds },
        }),
      ),
    changes: [checkKey(check.id), ['tasks']],
  });
  if (outlook.isPending) return <LoadingState />;
  if (isLost(outlook))
    return <FailureState problem={asProblem(outlook.error)} onRetry={() => void outlook.refetch()} />;
  const done = carry.data ?? [];
  const ready = outlook.data.filter(({ refusal }) => refusal === null).map(({ taskId }) => taskId);
  const ask = () =>
    confirm({
      title: t.carryTitle,
      what: t.carryWhat,
      count: ready.length,
      undoable: false,
      act: t.carryAll(ready.length),
      run: () => carry.run(ready),
    });
  return (
    <>
      <p className={styles.soft}>{t.carryDetail}</p>
      {carry.error !== null && <ProblemAlert problem={carry.error} />}
      {outlook.data.length === 0 && <EmptyState title={t.carryNone} detail={t.carryNoneDetail} />}
      <ul className={styles.cards}>
        {outlook.data.map(({ taskId, number, title, refusal }) => {
          const successor = done.find((one) => one.taskId === taskId)?.successorId ?? null;
          return (
            <li key={taskId} className={styles.row}>
              <Link to="/tasks/$taskId" params={{ taskId }}>
                {number} {title}
              </Link>
              {refusal !== null && <span className={styles.soft}>{refusal.text}</span>}
              {successor !== null && (
                <Link to="/tasks/$taskId" params={{ taskId: successor }}>
                  {t.carried} · {t.openTask}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
      {ready.length > 0 && (
        <Button type="primary" loading={carry.isPending} onClick={ask}>
          {t.carryAll(ready.length)}
        </Button>
      )}
    </>
  );
}
