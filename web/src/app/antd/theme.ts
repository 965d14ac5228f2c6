import { theme, type ThemeConfig } from 'antd';

/** Text that is told in grey still has to be read: 4.5:1 on every surface it stands on (WCAG 2.2 AA). */
const SHADES = {
  light: {
    colorPrimary: '#1d4f91',
    colorLink: '#1d4f91',
    colorText: '#1b2330',
    colorTextSecondary: '#47505e',
    colorTextTertiary: '#5a6472',
    colorTextDescription: '#5a6472',
    colorTextPlaceholder: '#666f7c',
    colorBorder: '#8f99a8',
    colorBorderSecondary: '#dfe3e9',
    colorBgLayout: '#f4f6f8',
    colorError: '#b3261e',
    colorWarning: '#8a5a00',
    colorSuccess: '#1e6b3a',
    colorErrorBg: '#fdf0ef',
    colorErrorBorder: '#e3b4b0',
    colorWarningBg: '#fdf6e3',
    colorWarningBorder: '#dcc48c',
    colorSuccessBg: '#eef7f0',
    colorSuccessBorder: '#a9cdb5',
    colorInfoBg: '#edf3fb',
    colorInfoBorder: '#b4c9e6',
  },
  dark: {
    colorPrimary: '#6ea3e8',
    colorLink: '#8fbaf0',
    colorText: '#e6eaf0',
    colorTextSecondary: '#bcc5d1',
    colorTextTertiary: '#a4aebb',
    colorTextDescription: '#a4aebb',
    colorTextPlaceholder: '#98a2b0',
    colorTextLightSolid: '#0d1420',
    colorBorder: '#6b7686',
    colorBorderSecondary: '#2e3643',
    colorBgBase: '#12161d',
    colorBgLayout: '#0d1117',
    colorBgContainer: '#161b23',
    colorBgElevated: '#1d232d',
    colorError: '#f2837b',
    colorWarning: '#e0b04a',
    colorSuccess: '#7cc796',
    colorErrorBg: '#2c1a1b',
    colorErrorBorder: '#6b3a38',
    colorWarningBg: '#2a2413',
    colorWarningBorder: '#66552a',
    colorSuccessBg: '#15251b',
    colorSuccessBorder: '#2f5a40',
    colorInfoBg: '#172334',
    colorInfoBorder: '#34506f',
  },
} as const;

/** @param motion whether dialogs and menus may move: not for a person whose system asks for stillness */
export function themeOf(shade: 'light' | 'dark', motion: boolean): ThemeConfig {
  const base = shade === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm;
  return {
    // The styles come with the build (web/build/antd-styles.ts); only the variables they speak of are made here.
    zeroRuntime: true,
    hashed: false,
    algorithm: [base, theme.compactAlgorithm],
    token: {
      ...SHADES[shade],
      fontFamily:
        'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Zen Hei", sans-serif',
      fontSize: 14,
      borderRadius: 4,
      // Large enough to be hit (WCAG 2.2, 2.5.8), in a dense table, too.
      controlHeightSM: 24,
      motion,
    },
  };
}
