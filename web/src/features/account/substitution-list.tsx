import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { useSession } from '../../app/session.js';
import { Chip } from '../../elements/chip.js';
import { useConfirm } from '../../elements/confirm.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { terms, wordFor } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import { HistoryButton } from '../history/history-button.js';
import styles from './account.module.css';
import { SubstituteForm } from './substitute-form.js';
import { accountTexts } from './texts.js';

type Substitution = Schema<'SubstitutionView'>;

const SHOWN = 20;

/** 代理: who stands in for the person, and for whom the person stands in. */
export function SubstitutionList() {
  const t = useTexts(accountTexts);
  const { accountId, onBehalfOf } = useSession();
  const list = useQuery({
    queryKey: ['substitutions', 'list'],
    queryFn: () => read(api.GET('/api/substitutions', { params: { query: { limit: SHOWN } } })),
  });
  if (isLost(list))
    return <FailureState problem={asProblem(list.error)} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return <LoadingState rows={3} />;
  const own = list.data.items.filter(
    ({ principalId, substituteId }) => principalId === accountId || substituteId === accountId,
  );
  return (
    <section>
      <h2>{t.substitutes}</h2>
      <p className={styles.soft}>{t.substitutesDetail}</p>
      <ul className={styles.plain}>
        {own.map((substitution) => (
          <SubstitutionItem key={substitution.id} substitution={substitution} />
        ))}
      </ul>
      {onBehalfOf === null && <SubstituteForm />}
    </section>
  );
}

function SubstitutionItem({ substitution }: { readonly substitution: Substitution }) {
  const t = useTexts(accountTexts);
  const { roles: words } = useTexts(terms);
  const { day } = useDates();
  const confirm = useConfirm();
  const { accountId } = useSession();
  const {
    id,
    principalId,
    principalName,
    substituteName,
    fromOn,
    throughOn,
    roles,
    revokedAt,
    isInForce,
    taskCount,
    tasks,
  } = substitution;
  const revoke = useAct({
    send: () => api.DELETE('/api/substitutions/{id}', { params: { path: { id } } }),
    changes: [['substitutions']],
  });
  const ask = () =>
    confirm({
      title: t.endSubstitution(substituteName),
      what: t.endSubstitutionWhat,
      undoable: false,
      act: t.endIt,
      run: () => revoke.run(undefined),
    });
  return (
    <li className={styles.row}>
      <strong>{t.standsIn(substituteName, principalName)}</strong>
      <span className="figures">{t.days(day(fromOn), day(throughOn))}</span>
      <span className={styles.soft}>{roles.map((role) => wordFor(words, role)).join('、')}</span>
      {taskCount !== null && (
        <span
          className={styles.soft}
          title={tasks.map(({ number, title }) => `${number ?? ''} ${title}`).join('\n')}
        >
          {t.onlyTasks(taskCount)}
        </span>
      )}
      <Chip tone={isInForce ? 'good' : 'plain'}>
        {revokedAt !== null ? t.ended : isInForce ? t.inForce : t.notInForce}
      </Chip>
      <HistoryButton kind="substitution" id={id} name={t.standsIn(substituteName, principalName)} isSmall />
      {revokedAt === null && principalId === accountId && (
        <Button size="small" loading={revoke.isPending} onClick={ask}>
          {t.endIt}
        </Button>
      )}
      {revoke.error !== null && <ProblemAlert problem={revoke.error} />}
    </li>
  );
}
