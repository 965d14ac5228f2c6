import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { Chip } from '../../elements/chip.js';
import { useConfirm } from '../../elements/confirm.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './account.module.css';
import { deviceOf } from './device.js';
import { accountTexts } from './texts.js';

type OwnSession = Schema<'SessionView'>;

/** Where the person is signed in, each to be ended. */
export function SessionList() {
  const t = useTexts(accountTexts);
  const { moment } = useDates();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: () => read(api.GET('/api/sessions')) });
  const confirm = useConfirm();
  const end = useAct({
    send: (id: string) => api.DELETE('/api/sessions/{id}', { params: { path: { id } } }),
    changes: [['sessions']],
  });
  if (sessions.isPending) return <LoadingState />;
  if (isLost(sessions))
    return <FailureState problem={asProblem(sessions.error)} onRetry={() => void sessions.refetch()} />;
  const ask = ({ id }: OwnSession) =>
    confirm({ title: t.endQuestion, what: t.endWhat, undoable: false, act: t.end, run: () => end.run(id) });
  return (
    <section aria-labelledby="own-sessions">
      <h2 id="own-sessions">{t.sessions}</h2>
      <p>{t.sessionsDetail}</p>
      {end.error !== null && <ProblemAlert problem={end.error} />}
      <ul className={styles.plain}>
        {sessions.data.map((session) => (
          <li key={session.id} className={styles.row}>
            <span>{deviceOf(session.userAgent) ?? t.unknown}</span>
            {session.isThis && <Chip tone="open">{t.thisOne}</Chip>}
            <span>{session.address ?? t.unknown}</span>
            <span className={`${styles.soft} figures`}>
              {t.signedIn} {moment(session.signedInAt)}
            </span>
            <span className={`${styles.soft} figures`}>
              {t.lastSeen} {moment(session.lastSeenAt)}
            </span>
            {!session.isThis && (
              <Button size="small" onClick={() => ask(session)}>
                {t.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
