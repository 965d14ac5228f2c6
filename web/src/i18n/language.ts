import { createContext, use } from 'react';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const LanguageContext = createContext<Language>('zh-CN');

export function useLanguage(): Language {
  return use(LanguageContext);
}
