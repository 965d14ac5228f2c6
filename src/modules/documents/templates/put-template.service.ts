import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { FileStore } from '../../../platform/files/index.js';
import { Problem } from '../../../platform/http/problem.js';
import type { UploadedFile } from '../../../platform/http/uploaded-form.js';
import { EventLog } from '../../audit/index.js';
import { FileQuotas } from '../../file-quotas/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { documentKind, type DocumentKindName } from '../kinds/document-kinds.js';
import { inspectTemplate, MAX_TEMPLATE_BYTES } from '../rendering/inspect-template.js';

/** A body's own template: a new version each time, for the documents of its subtree from now on. */
@Injectable()
export class PutTemplate {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: FileStore,
    private readonly events: EventLog,
    private readonly quotas: FileQuotas,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `template.invalid` naming every fault: unknown placeholders, open loops, macros, links to outside */
  async run(actor: Actor, kind: DocumentKindName, { draft, fileName }: UploadedFile): Promise<void> {
    if (draft.sizeBytes > MAX_TEMPLATE_BYTES)
      throw new Problem('template.invalid', {}, [toError('too-large', '')]);
    const faults = inspectTemplate(await readFile(draft.path), documentKind(kind));
    if (faults.length > 0)
      throw new Problem(
        'template.invalid',
        {},
        faults.map(({ code, at }) => toError(code, at)),
      );
    await this.files.keep(draft);
    await this.uow.run(contextOf(actor), async (tx) => {
      const { sha256, sizeBytes } = draft;
      const [added] = await tx.query<{ id: string; organisation_id: string; version: number }>(ADD, [
        ...[actor.scopePath, kind, sha256, sizeBytes, fileName, actor.accountId, this.clock.now()],
      ]);
      if (added === undefined) throw new Problem('template.no-body');
      await this.quotas.requireKept(tx, actor.accountId);
      await this.events.record(tx, actor, [
        {
          organisationId: added.organisation_id,
          orgPath: actor.scopePath,
          subjectType: 'document_template',
          subjectId: added.id,
          name: 'document-template.put',
          payload: { kind, version: added.version, sha256, fileName },
        },
      ]);
    });
  }
}

const WORDS: Readonly<Record<string, string>> = {
  'not-a-document': '不是有效的 .docx 文件',
  'too-large': '模板过大（上限2MB）',
  'has-macros': '模板带有宏',
  'external-link': '模板含有指向外部的链接',
  'embedded-object': '模板含有嵌入对象',
  'active-field': '模板含有会自动取数或运行的域',
  'raw-placeholder': '不支持这种占位符',
  'unbalanced-placeholder': '占位符或循环不成对',
  'unknown-placeholder': '没有这个占位符',
};

function toError(code: string, at: string) {
  return { pointer: `/file${at === '' ? '' : `#${at}`}`, code, detail: WORDS[code] ?? code };
}

const ADD = `
insert into document_template (organisation_id, org_path, kind, version, sha256, size_bytes, file_name, uploaded_by, uploaded_at)
select o.id, o.path, $2, 1 + coalesce((select max(version) from document_template t where t.organisation_id = o.id and t.kind = $2), 0),
  $3, $4, $5, $6, $7
from organisation o where o.path = $1 returning id, organisation_id, version`;
