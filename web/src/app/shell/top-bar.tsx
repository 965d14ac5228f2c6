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
} from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useAct } from '../../api/act.js';
import { api } from '../../api/client.js';
import { useTexts } from '../../i18n/texts.js';
import icon from '../icon.svg';
import { THEMES, usePreferences } from '../preferences.js';
import { sessionQuery, useSession } from '../session.js';
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
        <Button type="text" icon={<MenuOutlined />} aria-label={t.navigation} onClick={onMenu} />
      )}
      <Link to="/" className={styles.brand}>
        <img src={icon} alt="" />
        {t.product}
      </Link>
      <span className={styles.space} />
      {onMenu === null && (
        <Button
          type="text"
          icon={<QuestionCircleOutlined />}
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
        type="text"
        icon={<GlobalOutlined />}
        lang={language === 'zh-CN' ? 'en' : 'zh-CN'}
        onClick={() => setLanguage(language === 'zh-CN' ? 'en' : 'zh-CN')}
      >
        {t.language}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: THEMES.map((key) => ({
            key,
            label: t.themes[key],
            icon: <CheckOutlined aria-hidden style={{ visibility: key === theme ? 'visible' : 'hidden' }} />,
            onClick: () => setTheme(key),
          })),
        }}
      >
        <Button
          type="text"
          icon={shade === 'dark' ? <MoonOutlined /> : <SunOutlined />}
          aria-label={t.theme}
        />
      </Dropdown>
    </>
  );
}

function AccountMenu() {
  const t = useTexts(appTexts);
  const { displayName, organisationName, onBehalfOf } = useSession();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const act = useActing();
  const [isOpen, setOpen] = useState(false);
  const principals = usePrincipals(isOpen && onBehalfOf === null);
  return (
    <Dropdown
      trigger={['click']}
      onOpenChange={setOpen}
      menu={{
        items: [
          { key: 'who', label: organisationName, disabled: true },
          { type: 'divider' },
          ...(principals.data?.items ?? []).map(({ id, principalId, principalName }) => ({
            key: id,
            label: t.actFor(principalName),
            icon: <SwapOutlined />,
            onClick: () => act(principalId),
          })),
          {
            key: 'profile',
            label: t.profile,
            icon: <SettingOutlined />,
            onClick: () => void navigate({ to: '/account' }),
          },
          { key: 'out', label: t.signOut, icon: <LogoutOutlined />, onClick: signOut },
        ],
      }}
    >
      <Button type="text" icon={<UserOutlined />} aria-label={t.account(displayName)}>
        <span className={styles.person}>{displayName}</span>
      </Button>
    </Dropdown>
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
