import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { FileStore } from '../../../platform/files/index.js';
import { documentKind, type DocumentKindName } from '../kinds/document-kinds.js';
import { DocumentRenderer } from '../rendering/document-renderer.service.js';
import type { DocumentData } from '../rendering/render-docx.js';
import { TemplateQueries } from '../templates/template.queries.js';

export interface DocumentToMake {
  readonly kind: DocumentKindName;
  /** The body whose template it follows and whose record it is. */
  readonly organisationId: string;
  readonly orgPath: string;
  /** Null for a document about many tasks. */
  readonly taskId: string | null;
  /** What the file is called after its kind: a task's number, a year. */
  readonly label: string;
  readonly data: DocumentData;
  readonly madeBy: string;
}

export interface MadeDocument {
  readonly id: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly fileName: string;
}

/**
 * Fills the template in force and keeps the document with what it was made from. The same data in the same template is the same
 * document: it is not made again.
 */
@Injectable()
export class MakeDocument {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly templates: TemplateQueries,
    private readonly renderer: DocumentRenderer,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  async run(context: DatabaseContext, wanted: DocumentToMake): Promise<MadeDocument> {
    const { kind, organisationId, orgPath, taskId, data } = wanted;
    const template = await this.templates.inForce(context, kind, orgPath);
    const key = [organisationId, taskId, kind, template.sha256, hashOf(data)];
    const find = () => this.uow.run(context, (tx) => tx.query<MadeDocument>(FIND, key));
    const [made] = await find();
    if (made !== undefined) return made;
    const bytes = await this.renderer.render(template.bytes, data);
    const { sha256, sizeBytes } = await this.files.put(Readable.from([bytes]));
    const fileName = `${documentKind(kind).name}-${wanted.label}.docx`;
    await this.uow.run(context, (tx) =>
      tx.query(ADD, [
        ...key,
        ...[orgPath, template.id, sha256, sizeBytes, fileName, wanted.madeBy, this.clock.now()],
      ]),
    );
    const [kept] = await find();
    if (kept === undefined) throw new Error(`document ${kind} was not kept`);
    return kept;
  }
}

/** Of JSON with the names in order, so that the hash does not depend on how the data was put together. */
function hashOf(data: DocumentData): string {
  const inOrder = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(inOrder)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([name, inner]) => [name, inOrder(inner)]),
          )
        : value;
  return createHash('sha256')
    .update(JSON.stringify(inOrder(data)))
    .digest('hex');
}

const FIND = `
select id, sha256, size_bytes::float8 as "sizeBytes", file_name as "fileName" from document
where organisation_id = $1 and task_id is not distinct from $2::uuid and kind = $3 and template_sha256 = $4 and data_sha256 = $5`;

const ADD = `
insert into document (organisation_id, task_id, kind, template_sha256, data_sha256, org_path, template_id, sha256, size_bytes, file_name,
  made_by, made_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing`;
