import type { NewEvidence } from './add-evidence.js';

/** What stands in the form: the choice between a file and a reference comes with it. */
export type EvidenceValues = NewEvidence & { readonly by?: 'file' | 'reference' };

/** @returns what the API takes */
export function withoutWay({ by: _by, ...evidence }: EvidenceValues): NewEvidence {
  return evidence;
}
