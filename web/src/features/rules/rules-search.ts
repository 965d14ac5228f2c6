export const TABS = ['body', 'packs', 'what-if'] as const;
export type RulesTab = (typeof TABS)[number];

/** Which part of the rules, of which body, and which pack is looked at or tried. */
export interface RulesSearch {
  readonly tab?: RulesTab;
  readonly body?: string;
  readonly pack?: string;
  /** Tried against this one; absent: what each task was issued under. */
  readonly against?: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const VERSION = /^[a-z0-9-]{1,50}@\d{1,4}$/;

/** What of the address the page understands; the rest is dropped. */
export function rulesSearchOf(raw: Readonly<Record<string, unknown>>): RulesSearch {
  const tab = TABS.find((one) => one === raw['tab']);
  return {
    ...(tab !== undefined && { tab }),
    ...kept(raw, 'body', UUID),
    ...kept(raw, 'pack', VERSION),
    ...kept(raw, 'against', VERSION),
  };
}

function kept(raw: Readonly<Record<string, unknown>>, name: string, pattern: RegExp) {
  const value = raw[name];
  return typeof value === 'string' && pattern.test(value) ? { [name]: value } : {};
}
