import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useMemo, useState } from 'react';
import { KeysProvider } from './keys/keys.js';
import { useNamedLists } from './named-lists.js';
import { PreferencesProvider, useMedia, usePreferences } from './preferences.js';
import { newQueryClient } from './query-client.js';
import { newRouter } from './router.js';
import { themeOf } from './theme.js';

/** The console, from nothing: what lasts as long as the window. */
export function App() {
  return (
    <PreferencesProvider>
      <Providers />
    </PreferencesProvider>
  );
}

function Providers() {
  const { language, shade } = usePreferences();
  const [client] = useState(newQueryClient);
  const [router] = useState(() => newRouter());
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
