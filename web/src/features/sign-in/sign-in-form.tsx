import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { useTexts } from '../../i18n/texts.js';
import { signInTexts } from './texts.js';
import type { Credentials, SignIn } from './use-sign-in.js';

/** Asked for only once the password is right, so nobody learns from the form who has a second factor. */
const ASKS_FOR_CODE = ['second-factor.wanted', 'second-factor.wrong-code'];

export function SignInForm({ signIn }: { readonly signIn: SignIn }) {
  const t = useTexts(signInTexts);
  const [credentials, setCredentials] = useState<Credentials | null>(null);
  const { error, isPending, run, reset } = signIn;
  const asksForCode = credentials !== null && error !== null && ASKS_FOR_CODE.includes(error.code);
  const problem =
    error === null || error.code === 'second-factor.wanted' ? null : (
      <ProblemAlert
        problem={error}
        kept={t.retryKept}
        whatToDo={error.code === 'auth.locked' ? t.locked : ''}
      />
    );
  if (asksForCode || (credentials !== null && credentials.code !== undefined && isPending))
    return (
      <CodeForm
        problem={problem}
        isPending={isPending}
        onCode={(code) => run(withCode(credentials, code, setCredentials))}
        onOther={() => {
          setCredentials(null);
          reset();
        }}
      />
    );
  return (
    <Form<Credentials>
      layout="vertical"
      requiredMark={false}
      onFinish={(values) => {
        setCredentials(values);
        run(values);
      }}
    >
      {problem}
      <Form.Item name="login" label={t.login} rules={[{ required: true, message: t.required }]}>
        <Input autoComplete="username" maxLength={100} autoFocus size="large" />
      </Form.Item>
      <Form.Item name="password" label={t.password} rules={[{ required: true, message: t.required }]}>
        <Input.Password autoComplete="current-password" maxLength={200} size="large" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block size="large" loading={isPending}>
        {t.signIn}
      </Button>
    </Form>
  );
}

function withCode(
  credentials: Credentials,
  code: string,
  keep: (credentials: Credentials) => void,
): Credentials {
  const complete = { ...credentials, code };
  keep(complete);
  return complete;
}

interface CodeFormProps {
  readonly problem: React.ReactNode;
  readonly isPending: boolean;
  readonly onCode: (code: string) => void;
  readonly onOther: () => void;
}

function CodeForm({ problem, isPending, onCode, onOther }: CodeFormProps) {
  const t = useTexts(signInTexts);
  return (
    <Form<{ code: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={({ code }) => onCode(code.trim())}
    >
      {problem}
      <Form.Item
        name="code"
        label={t.code}
        extra={t.codeDetail}
        rules={[{ required: true, whitespace: true, message: t.required }]}
      >
        <Input autoComplete="one-time-code" maxLength={20} autoFocus size="large" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block size="large" loading={isPending}>
        {t.confirm}
      </Button>
      <Button type="link" onClick={onOther}>
        {t.otherAccount}
      </Button>
    </Form>
  );
}
