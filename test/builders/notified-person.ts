import type { Person } from '../../src/modules/reminders/people/recipients.js';

/** Somebody who is told things, in the inbox alone unless more is given. */
export function notifiedPerson(accountId: string, more: Partial<Person> = {}): Person {
  return {
    accountId,
    email: null,
    mobile: null,
    push: 'mail',
    muted: [],
    isQuiet: false,
    hasRobot: false,
    ...more,
  };
}
