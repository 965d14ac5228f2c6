import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../core/shared/local-date.js';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { Problem } from '../../../platform/http/problem.js';
import { REOPENED_ON, REOPENING } from '../../tasks/index.js';
import type { EvidenceView, PublishedEvidenceView } from '../evidence.dto.js';

export type EvidenceRecord = Omit<EvidenceView, 'warnings' | 'holds' | 'effectiveOn' | 'effectiveTo'> & {
  readonly effectiveOn: LocalDate;
  readonly effectiveTo: LocalDate | null;
  readonly reportYear: number;
  readonly reopenedOn: LocalDate | null;
  readonly wasThereBefore: boolean;
  readonly closedOn: LocalDate | null;
};

/** What is needed to decide on a download, and to make it. */
export interface EvidenceContent {
  readonly orgPath: string;
  readonly takesPart: boolean;
  readonly isPublic: boolean;
  readonly sha256: string | null;
  readonly fileName: string | null;
  readonly mediaType: string | null;
  readonly sizeBytes: number | null;
}

@Injectable()
export class EvidenceQueries {
  constructor(private readonly reader: Reader) {}

  /** All of a task's evidence, with what was corrected and withdrawn; oldest first. */
  async ofTask(context: DatabaseContext, taskId: string): Promise<EvidenceRecord[]> {
    const row = await this.reader.one<{ evidence: EvidenceRecord[] }>(context, {
      name: 'list-evidence',
      text: OF_TASK,
      values: [taskId],
    });
    if (row === null) throw new Problem('record.not-found');
    return row.evidence;
  }

  /** What the public may be shown of a task; nothing while the task itself is not public. */
  publishedOf(context: DatabaseContext, taskId: string): Promise<PublishedEvidenceView[]> {
    return this.reader.rows(context, { name: 'list-published-evidence', text: PUBLISHED, values: [taskId] });
  }

  async content(context: DatabaseContext, id: string): Promise<EvidenceContent> {
    const row = await this.reader.one<EvidenceContent>(context, {
      name: 'read-evidence-content',
      text: CONTENT,
      values: [id],
    });
    if (row === null) throw new Problem('record.not-found');
    return row;
  }
}

const OF_TASK = `
select (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'criterionId', e.criterion_id, 'kind', e.kind, 'title', e.title,
    'reference', e.reference, 'fileName', e.file_name, 'mediaType', e.media_type, 'sizeBytes', e.size_bytes, 'sha256', e.sha256,
    'effectiveOn', e.effective_on, 'effectiveTo', e.effective_to, 'isInternal', e.is_internal, 'addedAt', e.added_at,
    'addedByName', a.display_name, 'organisationName', o.name, 'replacesId', e.replaces_id,
    'replacedById', (select n.id from task_evidence n where n.replaces_id = e.id),
    'reportYear', t.report_year, 'reopenedOn', ${REOPENED_ON}, 'wasThereBefore', coalesce(e.added_at < r.at, false), 'closedOn', t.closed_on,
    'withdrawal', (select jsonb_build_object('reason', w.reason, 'withdrawnByName', p.display_name, 'withdrawnAt', w.withdrawn_at)
      from evidence_withdrawal w join account p on p.id = w.withdrawn_by where w.evidence_id = e.id),
    'scan', (select jsonb_build_object('state', s.state, 'findings', s.findings, 'scannedAt', s.scanned_at)
      from evidence_scan s where s.evidence_id = e.id),
    'reviews', (select coalesce(jsonb_agg(jsonb_build_object('reviewerName', p.display_name, 'outcome', r.outcome, 'reason', r.reason,
        'personalDataChecked', r.personal_data_checked, 'reviewedAt', r.reviewed_at) order by r.reviewed_at, r.reviewer_id), '[]')
      from evidence_review r join account p on p.id = r.reviewer_id where r.evidence_id = e.id)
  ) order by e.added_at, e.id), '[]')
  from task_evidence e join account a on a.id = e.added_by join organisation o on o.id = e.organisation_id
  where e.task_id = t.id) as evidence
from task t ${REOPENING} where t.id = $1`;

const PUBLISHED = `
select e.id, e.kind, e.title, e.reference, e.file_name as "fileName", e.media_type as "mediaType", e.size_bytes::float8 as "sizeBytes",
  e.effective_on::text as "effectiveOn", e.effective_to::text as "effectiveTo"
from task_evidence e where e.task_id = $1 and app.is_public_evidence(e.id) order by e.added_at, e.id`;

const CONTENT = `
select e.org_path as "orgPath", app.takes_part(e.task_id) as "takesPart", app.is_public_evidence(e.id) as "isPublic", e.sha256,
  e.file_name as "fileName", e.media_type as "mediaType", e.size_bytes::float8 as "sizeBytes"
from task_evidence e where e.id = $1`;
