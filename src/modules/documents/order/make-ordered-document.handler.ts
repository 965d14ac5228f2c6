import { Clock } from '../../../platform/clock.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import type { ProblemCode } from '../../../platform/http/problem-catalogue.js';
import { once } from '../../../platform/outbox/outbox.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { composeBodyDocument } from '../compose/compose-body.js';
import type { DocumentKindName } from '../kinds/document-kinds.js';
import { MakeDocument } from '../make/make-document.service.js';
import { TaskPaperQueries } from '../make/task-paper.queries.js';
import { MakeOrderedDocument, type MakeOrderedDocumentPayload } from './make-ordered-document.job.js';

interface OrderRow {
  readonly id: string;
  readonly organisationId: string;
  readonly orgPath: string;
  readonly kind: DocumentKindName;
  readonly reportYear: number;
  readonly issuerName: string;
  readonly orderedBy: string;
}

/** What fits a document that people read; beyond it the ledger is the right form. */
const MOST_TASKS = 2_000;

@HandlesJob(MakeOrderedDocument)
export class MakeOrderedDocumentHandler implements JobHandler<MakeOrderedDocumentPayload> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly papers: TaskPaperQueries,
    private readonly makeDocument: MakeDocument,
    private readonly clock: Clock,
  ) {}

  async handle({ orderId }: MakeOrderedDocumentPayload, job: JobContext): Promise<void> {
    const [order] = await this.uow.run(SYSTEM, (tx) => tx.query<OrderRow>(READ, [orderId]));
    if (order === undefined) throw new Error(`no document order ${orderId}`);
    const { documentId, problem } = await this.make(order);
    await this.uow.run(SYSTEM, async (tx) => {
      if (!(await once(job, tx))) return;
      const state = documentId === null ? 'refused' : 'made';
      await tx.query(FINISH, [orderId, state, documentId, problem, this.clock.now()]);
    });
  }

  private async make(order: OrderRow): Promise<{ documentId: string | null; problem: ProblemCode | null }> {
    const { kind, organisationId, orgPath, reportYear, issuerName } = order;
    const paper = await this.papers.ofBody(SYSTEM, order, MOST_TASKS + 1);
    if (paper.tasks.length === 0) return { documentId: null, problem: 'document.no-tasks' };
    if (paper.tasks.length > MOST_TASKS) return { documentId: null, problem: 'document.too-many-tasks' };
    const made = await this.makeDocument.run(SYSTEM, {
      ...{ kind, organisationId, orgPath },
      taskId: null,
      label: `${paper.bodyName}${reportYear}年度`,
      data: composeBodyDocument(kind, { ...paper, issuerName }, this.clock.today()),
      madeBy: order.orderedBy,
    });
    return { documentId: made.id, problem: null };
  }
}

const READ = `
select id, organisation_id as "organisationId", org_path as "orgPath", kind, report_year as "reportYear", issuer_name as "issuerName",
  ordered_by as "orderedBy" from document_order where id = $1`;

const FINISH = `
update document_order set state = $2, document_id = $3, problem_code = $4, finished_at = $5 where id = $1`;
