import { useLocation } from '@tanstack/react-router';
import { MenuOutlined } from '../../elements/icons.js';
import { PlainLink } from '../../elements/plain-link.js';
import { useLanguage } from '../../i18n/language.js';
import { useTexts } from '../../i18n/texts.js';
import type { NavEntry, NavGroup, Page } from '../feature.js';
import { FEATURES } from '../features.js';
import { useSession, type Session } from '../session.js';
import { hasAnyRole } from '../roles.js';
import { appTexts } from '../texts.js';
import { currentEntry } from './current-entry.js';
import styles from './shell.module.css';

export type NavPage = Page & { readonly nav: NavEntry };

const GROUPS: readonly NavGroup[] = ['work', 'records', 'setup'];
const PAGES = FEATURES.flatMap(({ pages }) => pages);
const ENTRIES = PAGES.filter((page): page is NavPage => page.nav !== undefined);

/** What the person may have something to do with, in the order of the features. */
export function entriesFor(session: Session): readonly NavPage[] {
  return ENTRIES.filter(({ nav }) => hasAnyRole(session, nav.roles));
}

export function NavList({ onGo }: { readonly onGo?: () => void }) {
  const t = useTexts(appTexts);
  const current = useCurrentEntry();
  const entries = entriesFor(useSession());
  return GROUPS.map((group) => {
    const ofGroup = entries.filter(({ nav }) => nav.group === group);
    if (ofGroup.length === 0) return null;
    return (
      <div key={group}>
        <h2 className={styles.group}>{t.groups[group]}</h2>
        <ul className={styles.entries}>
          {ofGroup.map((page) => (
            <li key={page.path}>
              <NavLink page={page} isCurrent={page.path === current} className={styles.entry} onGo={onGo} />
            </li>
          ))}
        </ul>
      </div>
    );
  });
}

/** The foot of a phone: what a liaison or a leader comes for, and the rest behind one more. */
export function PhoneBar({ onMore }: { readonly onMore: () => void }) {
  const t = useTexts(appTexts);
  const current = useCurrentEntry();
  const entries = entriesFor(useSession()).filter(({ nav }) => nav.onPhone === true);
  return (
    <nav className={`${styles.phone} not-on-paper`} aria-label={t.navigation}>
      {entries.map((page) => (
        <NavLink key={page.path} page={page} isCurrent={page.path === current} />
      ))}
      <button type="button" onClick={onMore}>
        <MenuOutlined />
        {t.more}
      </button>
    </nav>
  );
}

function useCurrentEntry(): string | null {
  return currentEntry(useLocation({ select: ({ pathname }) => pathname }), PAGES);
}

interface NavLinkProps {
  readonly page: NavPage;
  readonly isCurrent: boolean;
  readonly className?: string | undefined;
  readonly onGo?: (() => void) | undefined;
}

function NavLink({ page, isCurrent, className, onGo }: NavLinkProps) {
  const language = useLanguage();
  const { icon: Icon, mark: Mark } = page.nav;
  return (
    <PlainLink
      href={page.path}
      className={className}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onGo}
    >
      <Icon />
      <span>{page.title[language]}</span>
      {Mark !== undefined && <Mark />}
    </PlainLink>
  );
}
