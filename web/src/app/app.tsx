import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useMemo } from 'react';
import { KeysProvider } from './keys/keys.js';
import { useNamedLists } from './named-lists.js';
import { PreferencesProvider, useMedia, usePreferences } from './preferences.js';
import type { newRouter } from './router.js';
import { themeOf } from './theme.js';

interface AppProps {
  readonly client: QueryClient;
  readonly router: ReturnType<typeof newRouter>;
}

/** The console, around what lasts as long as the window. */
export function App(lasting: AppProps) {
  return (
    <PreferencesProvider>
      <Providers {...lasting} />
    </PreferencesProvider>
  );
}

function Providers({ client, router }: AppProps) {
  const { language, shade } = usePreferences();
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const theme = useMemo(() => themeOf(shade, !still), [shade, still]);
  useNamedLists();
  useEffect(() => {
    dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en');
  }, [language]);
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh-CN' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
    >
      <AntApp component={false}>
        <QueryClientProvider client={client}>
          <KeysProvider>
            <RouterProvider router={router} />
          </KeysProvider>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
