import type { Language } from '../i18n/language.js';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Title of the window. */
    title?: Readonly<Record<Language, string>>;
    /** Fetches the script of the page. */
    load?: () => Promise<unknown>;
  }
}
