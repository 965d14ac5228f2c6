import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Radio } from 'antd';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { useConfirm } from '../../elements/confirm.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './account.module.css';
import { accountTexts } from './texts.js';

const LONGEST_DAYS = 366;

/** Through these the unit's own systems read its tasks and, where allowed, act on them. */
export function TokenList() {
  const t = useTexts(accountTexts);
  const tokens = useQuery({ queryKey: ['tokens'], queryFn: () => read(api.GET('/api/tokens')) });
  const create = useAct({
    send: (body: Schema<'CreateTokenDto'>) => read(api.POST('/api/tokens', { body })),
    changes: [['tokens']],
  });
  if (tokens.isPending) return <LoadingState />;
  if (isLost(tokens))
    return <FailureState problem={asProblem(tokens.error)} onRetry={() => void tokens.refetch()} />;
  return (
    <section>
      <h2>{t.tokens}</h2>
      <p className={styles.soft}>{t.tokensDetail}</p>
      {tokens.data.length === 0 && <EmptyState title={t.tokensNone} />}
      <ul className={styles.plain}>
        {tokens.data.map((token) => (
          <TokenItem key={token.id} token={token} />
        ))}
      </ul>
      {create.error !== null && <ProblemAlert problem={create.error} />}
      {create.data !== undefined && (
        <p role="status">
          {t.tokenOnce} <code>{create.data.secret}</code>
        </p>
      )}
      <TokenForm isPending={create.isPending} onCreate={create.run} />
    </section>
  );
}

function TokenItem({ token: { id, name, expiresAt, lastUsedOn } }: { readonly token: Schema<'TokenView'> }) {
  const t = useTexts(accountTexts);
  const { day } = useDates();
  const confirm = useConfirm();
  const revoke = useAct({
    send: () => api.DELETE('/api/tokens/{id}', { params: { path: { id } } }),
    changes: [['tokens']],
  });
  const ask = () =>
    confirm({
      title: t.revokeQuestion(name),
      what: t.revokeWhat,
      undoable: false,
      act: t.revoke,
      run: () => revoke.run(undefined),
    });
  return (
    <li className={styles.row}>
      <span>{name}</span>
      <span className={`${styles.soft} figures`}>{t.until(day(expiresAt))}</span>
      <span className={`${styles.soft} figures`}>
        {lastUsedOn === null ? t.neverUsed : t.used(day(lastUsedOn))}
      </span>
      <Button size="small" onClick={ask}>
        {t.revoke}
      </Button>
    </li>
  );
}

interface TokenFormProps {
  readonly isPending: boolean;
  readonly onCreate: (token: Schema<'CreateTokenDto'>) => void;
}

function TokenForm({ isPending, onCreate }: TokenFormProps) {
  const t = useTexts(accountTexts);
  return (
    <Form<Schema<'CreateTokenDto'>>
      layout="inline"
      requiredMark={false}
      initialValues={{ access: 'read', days: 90 }}
      onFinish={onCreate}
    >
      <Form.Item
        name="name"
        label={t.tokenName}
        rules={[{ required: true, whitespace: true, message: t.required }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="access" label={t.tokenAccess}>
        <Radio.Group options={Object.entries(t.access).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item name="days" label={t.tokenDays} rules={[{ required: true }]}>
        <InputNumber min={1} max={LONGEST_DAYS} precision={0} />
      </Form.Item>
      <Button htmlType="submit" loading={isPending}>
        {t.createToken}
      </Button>
    </Form>
  );
}
