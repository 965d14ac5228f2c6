import type { Schema } from '../../api/client.js';
import type { ChipTone } from '../../elements/chip.js';

type Signed = Pick<Schema<'HandoverSummary'>, 'givenAt' | 'takenAt' | 'finishedAt'>;
export type Standing = 'both' | 'giver' | 'receiver' | 'moving' | 'finished';

export const STANDING_TONES: Readonly<Record<Standing, ChipTone>> = {
  both: 'warn',
  giver: 'warn',
  receiver: 'warn',
  moving: 'open',
  finished: 'good',
};

/** Whose signature is awaited; with both, the tasks go over. */
export function standingOf({ givenAt, takenAt, finishedAt }: Signed): Standing {
  if (finishedAt !== null) return 'finished';
  if (givenAt !== null) return takenAt === null ? 'receiver' : 'moving';
  return takenAt === null ? 'both' : 'giver';
}

export type Signature = 'receiver' | 'giver' | 'inPlaceOfGiver';

interface Signer {
  readonly accountId: string;
  readonly organisationId: string;
  readonly isUnitSigner: boolean;
}

/** What the person may sign as; for a giver who has left, the signer of the unit who does not take over (监交). */
export function signatureOf(
  handover: Signed & Pick<Schema<'HandoverSummary'>, 'fromId' | 'toId' | 'organisationId'>,
  { accountId, organisationId, isUnitSigner }: Signer,
): Signature | null {
  const { fromId, toId, givenAt, takenAt } = handover;
  if (accountId === toId) return takenAt === null ? 'receiver' : null;
  if (givenAt !== null) return null;
  if (accountId === fromId) return 'giver';
  return isUnitSigner && organisationId === handover.organisationId ? 'inPlaceOfGiver' : null;
}
