import { useState } from 'react';
import { Button } from '../../elements/button.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { TextField } from '../../elements/text-field.js';
import { useTexts } from '../../i18n/texts.js';
import { FilledForm } from './filled-form.js';
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
    <FilledForm
      names={['login', 'password']}
      onFilled={({ login, password }) => {
        setCredentials({ login, password });
        run({ login, password });
      }}
    >
      {(faults) => (
        <>
          {problem}
          <TextField
            name="login"
            label={t.login}
            fault={faults.login}
            autoComplete="username"
            maxLength={100}
            autoFocus
          />
          <TextField
            name="password"
            type="password"
            label={t.password}
            fault={faults.password}
            autoComplete="current-password"
            maxLength={200}
          />
          <Button type="submit" look="primary" size="large" isWide isBusy={isPending}>
            {t.signIn}
          </Button>
        </>
      )}
    </FilledForm>
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
    <FilledForm names={['code']} onFilled={({ code }) => onCode(code.trim())}>
      {(faults) => (
        <>
          {problem}
          <TextField
            name="code"
            label={t.code}
            detail={t.codeDetail}
            fault={faults.code}
            autoComplete="one-time-code"
            maxLength={20}
            autoFocus
          />
          <Button type="submit" look="primary" size="large" isWide isBusy={isPending}>
            {t.confirm}
          </Button>
          <Button look="link" onClick={onOther}>
            {t.otherAccount}
          </Button>
        </>
      )}
    </FilledForm>
  );
}
