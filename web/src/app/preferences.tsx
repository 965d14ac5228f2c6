import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { LANGUAGES, LanguageContext, type Language } from '../i18n/language.js';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  /** `theme`, with what the system prefers in the place of `system`. */
  readonly shade: 'light' | 'dark';
  readonly setLanguage: (language: Language) => void;
  readonly setTheme: (theme: Theme) => void;
}

const PreferencesContext = createContext<Preferences | null>(null);
const PREFERS_DARK = '(prefers-color-scheme: dark)';

/** Language and colours of this browser: kept in it, as they belong to the screen and not to the person. */
export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useKept('language', LANGUAGES, 'zh-CN');
  const [theme, setTheme] = useKept('theme', THEMES, 'system');
  const systemIsDark = useMedia(PREFERS_DARK);
  const shade = theme === 'dark' || (theme === 'system' && systemIsDark) ? 'dark' : 'light';
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset['shade'] = shade;
  }, [language, shade]);
  const preferences = useMemo(
    () => ({ language, theme, shade, setLanguage, setTheme }) satisfies Preferences,
    [language, theme, shade, setLanguage, setTheme],
  );
  return (
    <PreferencesContext value={preferences}>
      <LanguageContext value={language}>{children}</LanguageContext>
    </PreferencesContext>
  );
}

export function usePreferences(): Preferences {
  const preferences = use(PreferencesContext);
  if (preferences === null) throw new Error('no PreferencesProvider above');
  return preferences;
}

/** @returns whether the media query holds now */
export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const follow = () => setHolds(list.matches);
    follow();
    list.addEventListener('change', follow);
    return () => list.removeEventListener('change', follow);
  }, [query]);
  return holds;
}

function useKept<Value extends string>(
  name: string,
  allowed: readonly Value[],
  otherwise: Value,
): [Value, (value: Value) => void] {
  const key = `zhenggai.${name}`;
  const [value, setValue] = useState<Value>(() => allowed.find((one) => one === kept(key)) ?? otherwise);
  const keep = useMemo(
    () => (next: Value) => {
      setValue(next);
      keepAs(key, next);
    },
    [key],
  );
  return [value, keep];
}

/** A browser may forbid storage; then a choice lasts as long as the window. */
function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keepAs(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Forbidden: see above.
  }
}
