import {
  CheckOutlined,
  GlobalOutlined,
  LogoutOutlined,
  MenuOutlined,
  MoonOutlined,
  QuestionCircleOutlined,
  SettingOutlined,
  SunOutlined,
  SwapOutlined,
  UserOutlined,
} from '../../elements/icons.js';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct } from '../../api/act.js';
import { api } from '../../api/client.js';
import { Button } from '../../elements/button.js';
import { MenuButton } from '../../elements/menu-button.js';
import { PlainLink } from '../../elements/plain-link.js';
import { useTexts } from '../../i18n/texts.js';
import icon from '../icon.svg';
import { THEMES, usePreferences } from '../preferences.js';
import { sessionQuery } from '../session-query.js';
import { useSession } from '../session.js';
import { actOnBehalfOf } from '../../api/on-behalf.js';
import { appTexts } from '../texts.js';
import { useActing, usePrincipals } from './acting.js';
import styles from './shell.module.css';

interface TopBarProps {
  /** Opens the navigation where it does not stand beside the page. */
  readonly onMenu: (() => void) | null;
  readonly onKeys: () => void;
}

export function TopBar({ onMenu, onKeys }: TopBarProps) {
  const t = useTexts(appTexts);
  return (
    <header className={`${styles.top} not-on-paper`}>
      {onMenu !== null && (
        <Button look="quiet" icon={MenuOutlined} aria-label={t.navigation} onClick={onMenu} />
      )}
      <PlainLink href="/" className={styles.brand}>
        <img src={icon} alt="" />
        {t.product}
      </PlainLink>
      <span className={styles.space} />
      {onMenu === null && (
        <Button
          look="quiet"
          icon={QuestionCircleOutlined}
          aria-label={t.keys}
          title={t.keysHint}
          onClick={onKeys}
        />
      )}
      <ScreenSwitches />
      <AccountMenu />
    </header>
  );
}

/** Language and colours; on the sign-in page, too. */
export function ScreenSwitches() {
  const t = useTexts(appTexts);
  const { language, setLanguage, theme, shade, setTheme } = usePreferences();
  return (
    <>
      <Button
        look="quiet"
        icon={GlobalOutlined}
        lang={language === 'zh-CN' ? 'en' : 'zh-CN'}
        onClick={() => setLanguage(language === 'zh-CN' ? 'en' : 'zh-CN')}
      >
        {t.language}
      </Button>
      <MenuButton
        look="quiet"
        icon={shade === 'dark' ? MoonOutlined : SunOutlined}
        aria-label={t.theme}
        entries={THEMES.map((key) => ({
          key,
          label: t.themes[key],
          icon: CheckOutlined,
          isChosen: key === theme,
          onChoose: () => setTheme(key),
        }))}
      />
    </>
  );
}

function AccountMenu() {
  const t = useTexts(appTexts);
  const { displayName, organisationName, onBehalfOf } = useSession();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const act = useActing();
  const [isLooking, setLooking] = useState(false);
  const principals = usePrincipals(isLooking && onBehalfOf === null);
  return (
    <MenuButton
      look="quiet"
      icon={UserOutlined}
      aria-label={t.account(displayName)}
      heading={organisationName}
      onOpen={() => setLooking(true)}
      entries={[
        ...(principals.data?.items ?? []).map(({ id, principalId, principalName }) => ({
          key: id,
          label: t.actFor(principalName),
          icon: SwapOutlined,
          onChoose: () => act(principalId),
        })),
        {
          key: 'profile',
          label: t.profile,
          icon: SettingOutlined,
          onChoose: () => void navigate({ to: '/account' }),
        },
        { key: 'out', label: t.signOut, icon: LogoutOutlined, onChoose: signOut },
      ]}
    >
      <span className={styles.person}>{displayName}</span>
    </MenuButton>
  );
}

/** Nothing of what was seen stays in the window, nor at the provider that vouched: the next person here starts with nothing. */
function useSignOut(): () => void {
  const client = useQueryClient();
  const act = useAct({
    send: async () => {
      // Signing out is one's own affair, in whosever place one acts.
      actOnBehalfOf(null);
      const provider = await api.GET('/api/session/oidc/end').catch(() => null);
      await api.DELETE('/api/session');
      return provider?.data?.address ?? null;
    },
    changes: [],
    onDone: (endAddress) => {
      client.setQueryData(sessionQuery.queryKey, null);
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
      if (endAddress !== null) window.location.assign(endAddress);
    },
  });
  return () => act.run(undefined);
}
