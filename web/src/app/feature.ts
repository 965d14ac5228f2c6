import type { QueryClient } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import type { Icon } from '../elements/icon.js';
import type { Language } from '../i18n/language.js';
import type { Role } from './roles.js';
import type { Session } from './session.js';

/** Where an entry stands in the navigation: the day's work, the records, what is set up once. */
export type NavGroup = 'work' | 'records' | 'setup';

export interface NavEntry {
  readonly group: NavGroup;
  readonly icon: Icon;
  /** Who has something to do there (any one of them); everybody where absent. The API decides what they see. */
  readonly roles?: readonly Role[];
  /** Letter after `g` that goes there. */
  readonly key?: string;
  /** Behind the name: how much waits there. Loaded with the shell, so it stays small. */
  readonly mark?: ComponentType;
  /** Stands in the bar at the foot of a phone, too. */
  readonly onPhone?: boolean;
}

/** Asks for what the page shows first, with the keys under which it will look for it. */
export type BeginPage = (client: QueryClient, session: Session, search: object) => void;

export interface Page {
  /** Path of TanStack Router: `/tasks/$taskId`. */
  readonly path: string;
  /** Title of the window and name in the navigation. */
  readonly title: Readonly<Record<Language, string>>;
  /** `() => import('./task-page.js').then((m) => m.TaskPage)`: a chunk of its own. */
  readonly load: () => Promise<ComponentType>;
  /** Draws nothing of antd by itself, so that it need not wait for antd. */
  readonly isPlain?: true;
  /** What stands in the address after `?`; what it does not give back is dropped. */
  readonly search?: (raw: Readonly<Record<string, unknown>>) => object;
  readonly nav?: NavEntry;
  /** Without an entry of its own: path of the page under whose entry it stands, where its own path does not begin with that. */
  readonly under?: string;
}

/** A page that people open first: its script and its rows are asked for before the console itself is there. */
export interface FirstPage extends Pick<Page, 'path' | 'load' | 'search'> {
  readonly isPlain: true;
  /** Absent: it shows nothing of anybody, and nobody need be signed in. */
  readonly begin?: BeginPage;
}

/** What a folder of `features/` adds to the console: `features/<name>/routes.ts`, listed in `app/features.ts`. */
export interface Feature {
  readonly name: string;
  readonly pages: readonly Page[];
}
