import 'virtual:antd.css';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useMemo, type ReactNode } from 'react';
import { useMedia, usePreferences } from '../preferences.js';
import { useNamedLists } from './named-lists.js';
import { themeOf } from './theme.js';

/** What has to stand around everything that antd draws: its colours, its language, its messages. */
export function AntdFrame({ children }: { readonly children: ReactNode }) {
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
      <AntApp component={false}>{children}</AntApp>
    </ConfigProvider>
  );
}
