import type { Schema } from '../../api/client.js';

type Page = Schema<'PackComparison'>;
export type Comparison = Omit<Page, 'next'>;

const NONE = { grey: 0, green: 0, yellow: 0, red: 0 };

/** The pages of one comparison as one: counts add up, changed tasks follow each other. */
export function addedUp(pages: readonly Page[]): Comparison {
  return {
    tasks: pages.reduce((sum, { tasks }) => sum + tasks, 0),
    before: pages.reduce((sum, { before }) => plus(sum, before), NONE),
    after: pages.reduce((sum, { after }) => plus(sum, after), NONE),
    changed: pages.flatMap(({ changed }) => changed),
  };
}

function plus(one: Page['before'], other: Page['before']): Page['before'] {
  return {
    grey: one.grey + other.grey,
    green: one.green + other.green,
    yellow: one.yellow + other.yellow,
    red: one.red + other.red,
  };
}
