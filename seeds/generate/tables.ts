import { CopyTable } from './copy-table.js';

/** Columns of a task that its acts set, under the names that `app.task_fields` prints them by. */
export const TASK_FIELDS = [
  'number',
  'title',
  'kind',
  'report_id',
  'report_year',
  'problem',
  'target',
  'themes',
  'state',
  'rectification_class',
  'priority',
  'is_internal',
  'lead_organisation_id',
  'owner_id',
  'liaison_id',
  'line_leader_id',
  'due_rule',
  'issued_on',
  'sign_due_on',
  'signed_on',
  'signed_by',
  'original_due_on',
  'current_due_on',
  'plan_state',
  'plan_submitted_by',
  'progress',
  'progress_reported_on',
  'extension_count',
  'extension_requested_by',
  'extension_new_due_on',
  'extension_decision_due_on',
  'return_requested_by',
  'return_requested_on',
  'return_decision_due_on',
  'returned_at_least_once',
  'paused_on',
  'paused_from',
  'review_on',
  'paused_workdays',
  'submitted_by',
  'submitted_on',
  'same_kind_review',
  'lacks_rule_text',
  'verified_by',
  'decided_by',
  'decided_on',
  'verdict',
  'publicity_ends_on',
  'closed_on',
  'rechecks_on',
  'rule_pack',
  'created_by',
  'cannot_finish',
  'is_criticised',
  'verification_method',
  'has_findings',
  'merged_into',
  'reopened_count',
  'next_recheck_on',
] as const;

/** Everything the generator fills, in an order in which each row finds what it refers to: table and its columns. */
const COLUMNS = {
  organisation: [
    'organisation',
    'id parent_id path code kind level name short_name is_reporting_body created_at',
  ],
  account: ['account', 'id organisation_id login display_name post_title password_hash created_at'],
  roleGrant: ['role_grant', 'id account_id role organisation_id starts_on reason granted_at'],
  report: [
    'report',
    'id organisation_id org_path report_year state title issuer region published_on signed_on file_name media_type encoding sha256 size_bytes previous_report_id uploaded_by uploaded_at confirmed_by confirmed_at',
  ],
  reportText: ['report_text', 'report_id text'],
  reportSection: ['report_section', 'report_id seq role heading start_offset end_offset'],
  reportItem: [
    'report_item',
    'id report_id org_path seq kind state quote start_offset end_offset ordinal section_seq rule_id confidence themes',
  ],
  task: [
    'task',
    `id organisation_id org_path light light_reason light_on created_at version ${TASK_FIELDS.join(' ')}`,
  ],
  taskImage: ['task_image', 'task_id fields'],
  taskParty: ['task_party', 'task_id organisation_id org_path part'],
  taskItem: ['task_item', 'task_id item_id org_path'],
  taskCriterion: ['task_criterion', 'id task_id org_path seq text'],
  taskMeasure: ['task_measure', 'id task_id org_path seq text milestone_on weight'],
  taskProgress: ['task_progress', 'id task_id org_path progress text reported_by reported_on reported_at'],
  taskExtension: [
    'task_extension',
    'id task_id org_path reason progress due_on new_due_on requested_by requested_at outcome granted_due_on decided_by decided_at',
  ],
  taskLight: ['task_light', 'task_id org_path lit_on light reason'],
  event: [
    'event',
    'id organisation_id org_path place name subject_type subject_id actor_id actor_name occurred_at payload changes previous_hash hash hash_version hash_algorithm',
  ],
  eventChain: ['event_chain', 'organisation_id length head'],
  numberSeries: ['number_series', 'organisation_id year document last_number'],
  notice: ['notice', 'id account_id occasion kind day title body link light task_id created_at'],
  delivery: ['delivery', 'id notice_id account_id channel state attempts queued_at sent_at opened_at'],
  reminder: [
    'reminder',
    'task_id rule_id due_day recipient_id channel order_id org_path family level role reason_code params light planned_on delivery_id',
  ],
} as const satisfies Record<string, readonly [string, string]>;

export type Tables = Readonly<Record<keyof typeof COLUMNS, CopyTable>>;

export function newTables(): Tables {
  const tables = Object.entries(COLUMNS).map(
    ([key, [name, columns]]) => [key, new CopyTable(name, columns.split(' '))] as const,
  );
  return Object.fromEntries(tables) as Tables;
}
