import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useAct } from '../../api/act.js';
import { api, type Schema } from '../../api/client.js';
import { sessionQuery } from '../../app/session-query.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { useTexts } from '../../i18n/texts.js';
import { PasswordFields } from './password-fields.js';
import styles from './sign-in.module.css';
import { signInTexts } from './texts.js';

/** Stands in the place of every page as long as the password is one that somebody else gave out. */
export function FirstPasswordPage() {
  const t = useTexts(signInTexts);
  const client = useQueryClient();
  const changed = () => client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  const change = useAct({
    send: ({ current, next }: Schema<'ChangePasswordDto'>) =>
      api.PUT('/api/session/password', { body: { current, next } }),
    onDone: () => void changed(),
  });
  const leave = useAct({ send: () => api.DELETE('/api/session'), onDone: () => void changed() });
  return (
    <main className={styles.main}>
      <h1>{t.firstTitle}</h1>
      <p className={styles.purpose}>{t.firstDetail}</p>
      {change.error !== null && <ProblemAlert problem={change.error} />}
      <Form layout="vertical" requiredMark={false} onFinish={change.run}>
        <Form.Item name="current" label={t.current} rules={[{ required: true, message: t.required }]}>
          <Input.Password autoComplete="current-password" maxLength={200} autoFocus />
        </Form.Item>
        <PasswordFields />
        <Button type="primary" htmlType="submit" block loading={change.isPending}>
          {t.change}
        </Button>
        <Button type="link" onClick={() => leave.run(undefined)}>
          {t.signOut}
        </Button>
      </Form>
    </main>
  );
}
