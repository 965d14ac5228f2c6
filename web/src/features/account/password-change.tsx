import { App, Button, Form, Input } from 'antd';
import { useAct } from '../../api/act.js';
import { api, type Schema } from '../../api/client.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { useTexts } from '../../i18n/texts.js';
import { PasswordFields } from '../sign-in/password-fields.js';
import { signInTexts } from '../sign-in/texts.js';
import styles from './account.module.css';
import { accountTexts } from './texts.js';

export function PasswordChange() {
  const t = useTexts(accountTexts);
  const words = useTexts(signInTexts);
  const { message } = App.useApp();
  const [form] = Form.useForm();
  const change = useAct({
    send: ({ current, next }: Schema<'ChangePasswordDto'>) =>
      api.PUT('/api/session/password', { body: { current, next } }),
    changes: [['sessions']],
    onDone: () => {
      form.resetFields();
      void message.success(t.passwordChanged);
    },
  });
  return (
    <section>
      <h2>{t.password}</h2>
      <p className={styles.soft}>{t.passwordDetail}</p>
      {change.error !== null && <ProblemAlert problem={change.error} />}
      <Form form={form} layout="vertical" requiredMark={false} className={styles.form} onFinish={change.run}>
        <Form.Item name="current" label={words.current} rules={[{ required: true, message: words.required }]}>
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <PasswordFields />
        <Button htmlType="submit" loading={change.isPending}>
          {words.change}
        </Button>
      </Form>
    </section>
  );
}
