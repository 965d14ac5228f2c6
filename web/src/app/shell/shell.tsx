import { Outlet, useMatches, useRouter, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useLive } from '../../api/live.js';
import { asProblem } from '../../api/problem.js';
import { OnceAsked } from '../../elements/once-asked.js';
import { FailureState, LoadingState } from '../../elements/states.js';
import { useLanguage } from '../../i18n/language.js';
import { useTexts } from '../../i18n/texts.js';
import { useKey } from '../keys/keys.js';
import { AntdAhead, lazyWithAntd } from '../antd/with-antd.js';
import { useMedia } from '../preferences.js';
import { SessionContext, useSessionQuery, type Session } from '../session.js';
import { appTexts } from '../texts.js';
import { ActingBar } from './acting.js';
import { NavList, PhoneBar } from './navigation.js';
import { KeptBar } from './kept-bar.js';
import { TopBar } from './top-bar.js';
import { useNavKeys } from './use-nav-keys.js';
import styles from './shell.module.css';

const FirstPasswordPage = lazyWithAntd(() =>
  import('../../features/sign-in/first-password-page.js').then((m) => m.FirstPasswordPage),
);
const KeysDialog = lazyWithAntd(() => import('../keys/keys-dialog.js').then((m) => m.KeysDialog));
const NavDrawer = lazyWithAntd(() => import('./nav-drawer.js').then((m) => m.NavDrawer));
/** Wide enough for the navigation to stand beside the page. */
const WIDE = '(min-width: 1000px)';

/** What stands around every page of somebody who is signed in; sends everybody else to sign in and back here afterwards. */
export function Shell() {
  const { data: session, error, refetch } = useSessionQuery();
  if (session === undefined) {
    if (error === null) return <LoadingState />;
    return <FailureState problem={asProblem(error)} onRetry={() => void refetch()} />;
  }
  if (session === null) return <ToSignIn />;
  if (session.mustChangePassword)
    return (
      <Suspense fallback={<LoadingState />}>
        <FirstPasswordPage />
      </Suspense>
    );
  return <SignedInShell session={session} />;
}

/** Once, with the address that was asked for: while the page of signing in is fetched, this still stands. */
function ToSignIn() {
  const router = useRouter();
  useEffect(() => {
    const { href } = router.state.location;
    void router.navigate({ to: '/sign-in', search: href === '/' ? {} : { next: href }, replace: true });
  }, [router]);
  return <LoadingState />;
}

function SignedInShell({ session }: { readonly session: Session }) {
  const t = useTexts(appTexts);
  const isWide = useMedia(WIDE);
  const [isNavOpen, setNavOpen] = useState(false);
  const [areKeysOpen, setKeysOpen] = useState(false);
  const main = useMainFocus();
  useLive();
  useTitle();
  useNavKeys(session);
  useKey({ keys: '?', text: t.thisHelp, scope: 'everywhere', run: () => setKeysOpen(true) });
  return (
    <SessionContext value={session}>
      <a href="#main" className="skip-link" onClick={() => main.current?.focus()}>
        {t.skip}
      </a>
      <div className={styles.frame}>
        <TopBar onMenu={isWide ? null : () => setNavOpen(true)} onKeys={() => setKeysOpen(true)} />
        <ActingBar />
        <KeptBar />
        <div className={styles.body}>
          {isWide && (
            <nav className={`${styles.side} not-on-paper`} aria-label={t.navigation}>
              <NavList />
            </nav>
          )}
          <main id="main" ref={main} tabIndex={-1} className={styles.main}>
            <Suspense fallback={<LoadingState />}>
              <Outlet />
            </Suspense>
          </main>
        </div>
        {!isWide && <PhoneBar onMore={() => setNavOpen(true)} />}
      </div>
      <AntdAhead />
      <OnceAsked isAsked={isNavOpen && !isWide}>
        {(open) => <NavDrawer open={open} onClose={() => setNavOpen(false)} />}
      </OnceAsked>
      <OnceAsked isAsked={areKeysOpen}>
        {(open) => <KeysDialog open={open} onClose={() => setKeysOpen(false)} />}
      </OnceAsked>
    </SessionContext>
  );
}

/** The window is named by the page, so that a tab and a screen reader say where one is. */
function useTitle(): void {
  const language = useLanguage();
  const t = useTexts(appTexts);
  const title = useMatches({ select: (matches) => matches.at(-1)?.staticData.title?.[language] });
  useEffect(() => {
    document.title = title === undefined ? t.product : `${title} · ${t.product}`;
  }, [title, t]);
}

/**
 * After going to another page the keyboard goes on in its text, as it would after loading one: once that page stands, for a dialog
 * of the one before holds the focus until it is gone.
 */
function useMainFocus() {
  const main = useRef<HTMLElement>(null);
  const pathname = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const last = useRef(pathname);
  useEffect(() => {
    const isFirst = last.current === undefined;
    if (last.current === pathname) return;
    last.current = pathname;
    if (!isFirst) main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}
