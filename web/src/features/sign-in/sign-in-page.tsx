import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import icon from '../../app/icon.svg';
import { sessionQuery } from '../../app/session-query.js';
import { ScreenSwitches } from '../../app/shell/top-bar.js';
import { useTexts } from '../../i18n/texts.js';
import { useQuiet } from '../../elements/use-quiet.js';
import { firstHome } from '../home/first.js';
import { DemoAccounts } from './demo-accounts.js';
import { SignInForm } from './sign-in-form.js';
import { SingleSignOn, SingleSignOnProblem } from './single-sign-on.js';
import styles from './sign-in.module.css';
import { signInTexts } from './texts.js';
import { useSignIn } from './use-sign-in.js';

interface SignInSearch {
  readonly next?: string;
  readonly problem?: string;
}

export function SignInPage() {
  const t = useTexts(signInTexts);
  const client = useQueryClient();
  const navigate = useNavigate();
  const { next, problem } = useSearch({ strict: false }) satisfies unknown as SignInSearch;
  const signIn = useSignIn(() => {
    client.removeQueries({ queryKey: sessionQuery.queryKey });
    void navigate({ href: next ?? '/', replace: true });
  });
  const isQuiet = useQuiet();
  useEffect(() => {
    // While the person types, what they will see next is on its way.
    if (isQuiet) void firstHome.load().catch(() => undefined);
  }, [isQuiet]);
  useEffect(() => {
    document.title = `${t.title} · ${t.product}`;
  }, [t]);
  return (
    <div className={styles.page}>
      <header className={styles.switches}>
        <ScreenSwitches />
      </header>
      <main className={styles.main}>
        <h1 className={styles.brand}>
          <img src={icon} alt="" />
          {t.product}
        </h1>
        <p className={styles.purpose}>{t.purpose}</p>
        {problem !== undefined && <SingleSignOnProblem code={problem} />}
        <SingleSignOn next={next} />
        <SignInForm signIn={signIn} />
        <DemoAccounts onChoose={(credentials) => signIn.run(credentials)} />
      </main>
    </div>
  );
}
