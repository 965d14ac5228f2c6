import type { ProblemCode } from './problem-catalogue.js';
import { CLOSURE_PROBLEMS, DEPARTMENT_SYSTEM_PROBLEMS, REPORT_PROBLEMS } from './problem-catalogue.js';
import { ACCOUNT_PROBLEMS } from './problems-of-accounts.js';
import { AUDIT_PROBLEMS } from './problems-of-audit.js';
import { BULK_PROBLEMS } from './problems-of-bulk.js';
import { CALENDAR_TABLE_PROBLEMS } from './problems-of-calendar-tables.js';
import { CAMPAIGN_PROBLEMS } from './problems-of-campaigns.js';
import { DIRECTORY_PROBLEMS } from './problems-of-directories.js';
import { DOCUMENT_PROBLEMS } from './problems-of-documents.js';
import { EVIDENCE_PROBLEMS } from './problems-of-evidence.js';
import { FILE_PROBLEMS } from './problems-of-files.js';
import { FILE_QUOTA_PROBLEMS } from './problems-of-file-quotas.js';
import { HANDOVER_PROBLEMS } from './problems-of-handovers.js';
import { LEDGER_PROBLEMS } from './problems-of-ledgers.js';
import { READING_PROBLEMS } from './problems-of-reading.js';
import { REVIEW_PROBLEMS } from './problems-of-review.js';
import { SETTING_PROBLEMS } from './problems-of-settings.js';
import { SIGN_IN_PROBLEMS } from './problems-of-sign-in.js';
import { SLIP_PROBLEMS } from './problems-of-slips.js';
import { SUBSTITUTION_PROBLEMS } from './problems-of-substitutions.js';
import { TASK_PROBLEMS } from './problems-of-tasks.js';

const codes = (...catalogues: readonly object[]) =>
  catalogues.flatMap((catalogue) => Object.keys(catalogue)) as ProblemCode[];

const REPORTS = codes(REPORT_PROBLEMS, READING_PROBLEMS, REVIEW_PROBLEMS, TASK_PROBLEMS);
const ACCOUNTS: readonly ProblemCode[] = [
  ...codes(ACCOUNT_PROBLEMS, DIRECTORY_PROBLEMS, SIGN_IN_PROBLEMS),
  'auth.failed',
  'auth.locked',
  'auth.password-weak',
];

/** What a room of the API can refuse by its own rules, by the tag that OpenAPI shows its operations under. */
export const PROBLEMS_BY_TAG: Readonly<Record<string, readonly ProblemCode[]>> = {
  accounts: ACCOUNTS,
  audit: codes(AUDIT_PROBLEMS),
  'bulk acts': codes(BULK_PROBLEMS, TASK_PROBLEMS),
  campaigns: codes(CAMPAIGN_PROBLEMS),
  'closure checks': codes(CLOSURE_PROBLEMS),
  deadlines: codes(CALENDAR_TABLE_PROBLEMS),
  documents: codes(DOCUMENT_PROBLEMS),
  evidence: codes(EVIDENCE_PROBLEMS, TASK_PROBLEMS),
  handovers: codes(HANDOVER_PROBLEMS, TASK_PROBLEMS),
  identity: ACCOUNTS,
  ledger: [...codes(LEDGER_PROBLEMS, TASK_PROBLEMS), 'report.no-file'],
  live: ['live.too-many'],
  notices: codes(SETTING_PROBLEMS, DEPARTMENT_SYSTEM_PROBLEMS),
  organisations: codes(ACCOUNT_PROBLEMS, DIRECTORY_PROBLEMS),
  'pending progress': codes(DEPARTMENT_SYSTEM_PROBLEMS, TASK_PROBLEMS),
  proposals: codes(SLIP_PROBLEMS, TASK_PROBLEMS),
  'report calendar': codes(CAMPAIGN_PROBLEMS),
  reports: REPORTS,
  'rule packs': codes(SETTING_PROBLEMS),
  simulations: codes(DEPARTMENT_SYSTEM_PROBLEMS),
  slips: codes(SLIP_PROBLEMS, TASK_PROBLEMS),
  substitutions: codes(SUBSTITUTION_PROBLEMS),
  'task actions': codes(TASK_PROBLEMS),
  'task parts': codes(TASK_PROBLEMS),
  tasks: codes(TASK_PROBLEMS, REPORT_PROBLEMS),
  webhooks: codes(DEPARTMENT_SYSTEM_PROBLEMS),
};

/** What an upload is refused for, wherever it goes. */
export const UPLOAD_PROBLEMS = codes(FILE_PROBLEMS, FILE_QUOTA_PROBLEMS);
