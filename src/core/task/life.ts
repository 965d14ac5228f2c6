import { refuse, type Refusal, type RefusalCode } from '../shared/refusal.js';
import { err, ok, type Result } from '../shared/result.js';

/** Whose step it is: intake moves a record by itself, all else is for a person. */
type Mover = 'person' | 'system';

interface Step<State> {
  readonly to: State;
  readonly by: Mover;
}

type Life<State extends string, Action extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Action, Step<State>>>>>
>;

function follow<State extends string, Action extends string>(
  life: Life<State, Action>,
  refusal: RefusalCode,
): (state: State, action: Action, mover: Mover) => Result<State, Refusal> {
  return (state, action, mover) => {
    const step = life[state][action];
    return step && (step.by === 'system' || mover === 'person')
      ? ok(step.to)
      : err(refuse(refusal, { state, action }));
  };
}

const system = <State>(to: State): Step<State> => ({ to, by: 'system' });
const person = <State>(to: State): Step<State> => ({ to, by: 'person' });

export type ReportState = 'uploaded' | 'parsed' | 'reviewing' | 'confirmed' | 'archived' | 'superseded';
/** `supersede`: a corrected version of the same report has arrived. `parse` again after better rules came. */
export type ReportAction = 'parse' | 'review' | 'confirm' | 'archive' | 'supersede';

/** Only a person confirms a reading; a reading that nobody confirmed can be made again. */
export const REPORT_LIFE: Life<ReportState, ReportAction> = {
  uploaded: { parse: system('parsed'), supersede: person('superseded') },
  parsed: { parse: system('parsed'), review: person('reviewing'), supersede: person('superseded') },
  reviewing: { parse: person('parsed'), confirm: person('confirmed'), supersede: person('superseded') },
  confirmed: { archive: person('archived'), supersede: person('superseded') },
  archived: {},
  superseded: {},
};

/** Where a report goes, or `report.action-not-allowed`. */
export const moveReport = follow(REPORT_LIFE, 'report.action-not-allowed');

export type ItemState = 'candidate' | 'accepted' | 'rejected' | 'merged' | 'split' | 'tasked';
export type ItemAction = 'accept' | 'reject' | 'word' | 'merge' | 'split' | 'reconsider' | 'task' | 'release';

/**
 * `task`: at least one task answers the item, which can then no more be taken back. A merged or split item lives on in what
 * came of it and is reconsidered once that was rejected.
 */
export const ITEM_LIFE: Life<ItemState, ItemAction> = {
  candidate: {
    accept: person('accepted'),
    reject: person('rejected'),
    word: person('candidate'),
    merge: person('merged'),
    split: person('split'),
  },
  accepted: {
    reject: person('rejected'),
    word: person('accepted'),
    merge: person('merged'),
    split: person('split'),
    reconsider: person('candidate'),
    task: person('tasked'),
  },
  rejected: { reconsider: person('candidate') },
  merged: { reconsider: person('candidate') },
  split: { reconsider: person('candidate') },
  tasked: { task: person('tasked'), release: person('accepted') },
};

/** The item stands for its words; in the other states it has given way to something else. */
export const ITEM_STATES_IN_FORCE = ['candidate', 'accepted', 'tasked'] as const satisfies ItemState[];

/** A person stands by the item. */
export const ITEM_STATES_SETTLED = ['accepted', 'tasked'] as const satisfies ItemState[];

/** Where an item goes, or `item.action-not-allowed`. */
export const moveItem = follow(ITEM_LIFE, 'item.action-not-allowed');
