import { App, Button, Form, Input, QRCode } from 'antd';
import { useState } from 'react';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './account.module.css';
import { accountTexts } from './texts.js';

/** 动态验证码: prove the password, read the picture with the telephone, prove a code, keep the recovery codes. */
export function SecondFactor() {
  const t = useTexts(accountTexts);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [isRemoving, setRemoving] = useState(false);
  const begin = useAct({
    send: (body: Schema<'BeginSecondFactorDto'>) => read(api.POST('/api/session/second-factor', { body })),
    changes: [],
  });
  const isSet = begin.error?.code === 'second-factor.already-set' || codes !== null;
  return (
    <section>
      <h2>{t.secondFactor}</h2>
      <p className={styles.soft}>{t.secondFactorDetail}</p>
      {begin.error !== null && <ProblemAlert problem={begin.error} />}
      {codes !== null && <RecoveryCodes codes={codes} />}
      {codes === null && begin.data !== undefined && <Enrolment offered={begin.data} onDone={setCodes} />}
      {codes === null && begin.data === undefined && (
        <Form<{ password: string }> layout="inline" requiredMark={false} onFinish={begin.run}>
          <Form.Item name="password" label={t.ownPassword} rules={[{ required: true, message: t.required }]}>
            <Input.Password autoComplete="current-password" maxLength={200} />
          </Form.Item>
          <Button htmlType="submit" loading={begin.isPending}>
            {t.begin}
          </Button>
        </Form>
      )}
      {isSet && !isRemoving && (
        <Button type="link" onClick={() => setRemoving(true)}>
          {t.remove}
        </Button>
      )}
      {isRemoving && <Removal onDone={() => location.reload()} />}
    </section>
  );
}

interface EnrolmentProps {
  readonly offered: Schema<'NewSecondFactorView'>;
  readonly onDone: (codes: readonly string[]) => void;
}

function Enrolment({ offered: { secret, uri }, onDone }: EnrolmentProps) {
  const t = useTexts(accountTexts);
  const confirm = useAct({
    send: (body: Schema<'ConfirmSecondFactorDto'>) =>
      read(api.POST('/api/session/second-factor/confirmation', { body })),
    changes: [['sessions']],
    onDone: ({ recoveryCodes }) => onDone(recoveryCodes),
  });
  return (
    <div className={styles.enrolment}>
      {/* Dark on light in either shade: what a telephone reads best. */}
      <QRCode value={uri} type="svg" color="#000000" bgColor="#ffffff" aria-label={t.picture} />
      <div>
        <p>{t.scan}</p>
        <p>
          {t.secret} <code>{secret}</code>
        </p>
        {confirm.error !== null && <ProblemAlert problem={confirm.error} />}
        <Form<{ code: string }> layout="inline" requiredMark={false} onFinish={confirm.run}>
          <Form.Item name="code" label={t.code} rules={[{ required: true, message: t.required }]}>
            <Input autoComplete="one-time-code" inputMode="numeric" maxLength={20} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={confirm.isPending}>
            {t.confirm}
          </Button>
        </Form>
      </div>
    </div>
  );
}

function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  const t = useTexts(accountTexts);
  const { message } = App.useApp();
  const copy = () =>
    void navigator.clipboard
      .writeText(codes.join('\n'))
      .then(() => message.success(t.copied))
      .catch(() => message.warning(t.copyByHand));
  return (
    <div role="status">
      <p>
        <strong>{t.isOn}</strong> {t.recovery}
      </p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button size="small" onClick={copy}>
        {t.copy}
      </Button>
    </div>
  );
}

function Removal({ onDone }: { readonly onDone: () => void }) {
  const t = useTexts(accountTexts);
  const remove = useAct({
    send: (body: Schema<'RemoveSecondFactorDto'>) => api.POST('/api/session/second-factor/removal', { body }),
    changes: [],
    onDone,
  });
  return (
    <>
      {remove.error !== null && <ProblemAlert problem={remove.error} />}
      <Form<Schema<'RemoveSecondFactorDto'>> layout="inline" requiredMark={false} onFinish={remove.run}>
        <Form.Item name="password" label={t.ownPassword} rules={[{ required: true, message: t.required }]}>
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <Form.Item name="code" label={t.codeOrRecovery} rules={[{ required: true, message: t.required }]}>
          <Input autoComplete="one-time-code" maxLength={20} />
        </Form.Item>
        <Button danger htmlType="submit" loading={remove.isPending}>
          {t.remove}
        </Button>
      </Form>
    </>
  );
}
