import type { Tx } from '../../../platform/database/tx.js';
import type { Actor } from '../../identity/index.js';

/**
 * What can be decided by a link: whether a red slip goes out (domain.md section 3), a request for more time, the second opinion on
 * a key task, a request to return a task, and a proposed 约谈, 通报 or 专函.
 */
export const MATTER_NAMES = ['slip-approval', 'extension', 'second-opinion', 'return', 'proposal'] as const;
export type MatterName = (typeof MATTER_NAMES)[number];

/** The first is what the one who asks wants. */
export type Decision = 'agree' | 'refuse';

/** One decision as somebody is shown it, zh-CN. */
export interface MatterView {
  /** Of the record, as in its ETag. */
  readonly version: number;
  /** The rules give this decision to the reader; `blockedBy` says what stands in the way nevertheless. */
  readonly isTheirs: boolean;
  readonly blockedBy: string | null;
  readonly heading: string;
  readonly facts: readonly (readonly [label: string, text: string])[];
  /** What the two buttons say; without the second a refusal is given in the console. */
  readonly words: { readonly agree: string; readonly refuse: string | null };
  /** What a refusal has to be put down to, by code; absent: the person's own words are enough. */
  readonly grounds?: readonly (readonly [code: string, label: string])[];
}

export interface MatterDecision {
  readonly subjectId: string;
  readonly version: number;
  readonly decision: Decision;
  /** What the person wrote; absent where nothing. */
  readonly reason?: string;
  /** Code of what the refusal is put down to; absent where nothing was chosen. */
  readonly ground?: string;
}

/** A kind of decision that a link can take: shown and taken by the same rules as in the console. */
export interface Matter {
  readonly name: MatterName;
  /** @throws Problem `record.not-found` where the person may not see it (any more) */
  view(actor: Actor, subjectId: string): Promise<MatterView>;
  /** In the transaction that uses up the link. @throws Problem by which the rules refuse */
  decide(tx: Tx, actor: Actor, decision: MatterDecision): Promise<void>;
}

/** The facts that there are, without those that nobody gave. */
export function toldFacts(
  facts: readonly (readonly [label: string, text: string | null])[],
): (readonly [string, string])[] {
  return facts.flatMap(([label, text]) => (text === null || text === '' ? [] : [[label, text] as const]));
}
