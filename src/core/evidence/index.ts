export {
  publicationHolds,
  PUBLICATION_HOLDS,
  REVIEW_OUTCOMES,
  SCAN_STATES,
  type ClearanceFacts,
  type PublicationHold,
  type ReviewOutcome,
  type ScanState,
  type SecrecyReview,
} from './clearance.js';
export { EVIDENCE_KINDS, type EvidenceKind } from './kinds.js';
export {
  findPersonalData,
  PersonalDataSearch,
  piecesBetweenNumbers,
  PERSONAL_DATA_KINDS,
  type PersonalDataFinding,
  type PersonalDataKind,
} from './personal-data.js';
export { evidenceWarnings, EVIDENCE_WARNINGS, type EvidenceDates, type EvidenceWarning } from './warnings.js';
