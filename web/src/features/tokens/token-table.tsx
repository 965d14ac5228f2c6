import { Button, Space } from 'antd';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { Chip } from '../../elements/chip.js';
import { useConfirm } from '../../elements/confirm.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { RecordTable } from '../../elements/record-table.js';
import { today, useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import { standingOf } from './standing.js';
import { tokenTexts } from './texts.js';

type Token = Schema<'TokenView'>;

interface TokenTableProps {
  readonly tokens: readonly Token[];
  readonly onRotated: (token: Schema<'NewTokenView'>) => void;
}

export function TokenTable({ tokens, onRotated }: TokenTableProps) {
  const t = useTexts(tokenTexts);
  const { day, moment } = useDates();
  const confirm = useConfirm();
  const rotate = useAct({
    send: (id: string, key) =>
      read(
        api.POST('/api/tokens/{id}/rotation', {
          params: { path: { id }, header: { 'Idempotency-Key': key } },
        }),
      ),
    changes: [['tokens']],
    onDone: onRotated,
  });
  const revoke = useAct({
    send: (id: string) => api.DELETE('/api/tokens/{id}', { params: { path: { id } } }),
    changes: [['tokens']],
  });
  const askToRotate = ({ id, name }: Token) =>
    confirm({
      title: t.rotateQuestion(name),
      what: t.rotateWhat,
      undoable: null,
      act: t.rotate,
      run: () => rotate.run(id),
    });
  const askToRevoke = ({ id, name }: Token) =>
    confirm({
      title: t.revokeQuestion(name),
      what: t.revokeWhat,
      undoable: false,
      act: t.revoke,
      run: () => revoke.run(id),
    });
  const problem = rotate.error ?? revoke.error;
  return (
    <>
      {problem !== null && <ProblemAlert problem={problem} />}
      <RecordTable
        caption={t.title}
        rows={tokens}
        keyOf={({ id }) => id}
        columns={[
          { label: t.name, isName: true, show: ({ name }) => name },
          {
            label: t.access,
            show: ({ verbs }) => (verbs.includes('tasks:write') ? t.carries.write : t.carries.read),
          },
          { label: t.expires, isFigures: true, show: (token) => <Expiry token={token} /> },
          {
            label: t.lastUsed,
            isFigures: true,
            show: ({ lastUsedOn, previousUntil }) => (
              <>
                {lastUsedOn === null ? t.never : day(lastUsedOn)}
                {previousUntil !== null && <small>{t.overlap(moment(previousUntil))}</small>}
              </>
            ),
          },
          {
            label: t.acts,
            show: (token) => (
              <Space size={4} wrap>
                <Button size="small" onClick={() => askToRotate(token)}>
                  {t.rotate}
                </Button>
                <Button size="small" danger onClick={() => askToRevoke(token)}>
                  {t.revoke}
                </Button>
              </Space>
            ),
          },
        ]}
      />
    </>
  );
}

function Expiry({ token: { expiresAt } }: { readonly token: Token }) {
  const t = useTexts(tokenTexts);
  const { day } = useDates();
  const standing = standingOf(expiresAt, today());
  return (
    <>
      {day(expiresAt)} {standing === 'expired' && <Chip tone="bad">{t.expired}</Chip>}
      {standing === 'soon' && <Chip tone="warn">{t.soon}</Chip>}
    </>
  );
}
