/** What a piece of evidence is (domain.md 12). No kind is compulsory; least of all a photograph. */
export const EVIDENCE_KINDS = [
  'rule_text',
  'minutes',
  'training_record',
  'case_file',
  'data_table',
  'photo',
  'public_link',
  'superior_approval',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];
