import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { asProblem } from '../../api/problem.js';
import { Chip } from '../../elements/chip.js';
import { useConfirm } from '../../elements/confirm.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
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
  if (sessions.isError)
    return <FailureState problem={asProblem(sessions.error)} onRetry={() => void sessions.refetch()} />;
  const ask = ({ id }: OwnSession) =>
    confirm({ title: t.endQuestion, what: t.endWhat, undoable: false, act: t.end, run: () => end.run(id) });
  return (
    <section aria-labelledby="own-sessions">
      <h2 id="own-sessions">{t.sessions}</h2>
      <p>{t.sessionsDetail}</p>
      {end.error !== null && <ProblemAlert problem={end.error} />}
      <Table<OwnSession>
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={sessions.data}
        columns={[
          {
            key: 'device',
            title: t.device,
            render: (_, { userAgent, isThis }) => (
              <>
                {deviceOf(userAgent) ?? t.unknown} {isThis && <Chip tone="open">{t.thisOne}</Chip>}
              </>
            ),
          },
          { key: 'from', title: t.from, render: (_, { address }) => address ?? t.unknown },
          {
            key: 'in',
            title: t.signedIn,
            className: 'figures',
            render: (_, { signedInAt }) => moment(signedInAt),
          },
          {
            key: 'seen',
            title: t.lastSeen,
            className: 'figures',
            render: (_, { lastSeenAt }) => moment(lastSeenAt),
          },
          {
            key: 'expires',
            title: t.expires,
            className: 'figures',
            render: (_, { expiresAt }) => moment(expiresAt),
          },
          {
            key: 'end',
            title: '',
            render: (_, session) =>
              !session.isThis && (
                <Button size="small" onClick={() => ask(session)}>
                  {t.end}
                </Button>
              ),
          },
        ]}
      />
    </section>
  );
}
