import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { PROJECT_ROOT } from '../../../platform/config/config.js';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { FileStore } from '../../../platform/files/index.js';
import type { DocumentKindName } from '../kinds/document-kinds.js';

export interface TemplateInForce {
  /** Null: the template that comes with the program. */
  readonly id: string | null;
  /** Of the body's own; 0 for the program's. */
  readonly version: number;
  readonly organisationName: string | null;
  /** Path of the body whose template it is; null for the program's. */
  readonly orgPath: string | null;
  readonly fileName: string;
  readonly sha256: string;
}

export interface LoadedTemplate extends TemplateInForce {
  readonly bytes: Buffer;
}

const FOLDER = join(PROJECT_ROOT, 'seeds', 'reference', 'templates');

/** Which template a body's documents are made from: its own latest unless withdrawn, else the nearest above it, else the program's. */
@Injectable()
export class TemplateQueries {
  constructor(
    private readonly reader: Reader,
    private readonly files: FileStore,
  ) {}

  async inForce(context: DatabaseContext, kind: DocumentKindName, orgPath: string): Promise<LoadedTemplate> {
    const own = await this.reader.one<TemplateInForce>(context, {
      name: 'template-in-force',
      text: IN_FORCE,
      values: [kind, orgPath],
    });
    if (own !== null) return { ...own, bytes: await this.files.read(own.sha256) };
    const bytes = await readFile(join(FOLDER, `${kind}.docx`));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return {
      id: null,
      version: 0,
      organisationName: null,
      orgPath: null,
      fileName: `${kind}.docx`,
      sha256,
      bytes,
    };
  }
}

const IN_FORCE = `
select t.id, t.version, o.name as "organisationName", t.org_path as "orgPath", t.file_name as "fileName", t.sha256
from (select distinct on (organisation_id) * from document_template
    where kind = $1 and starts_with($2, org_path) order by organisation_id, version desc) t
  join organisation o on o.id = t.organisation_id
where t.sha256 is not null order by length(t.org_path) desc limit 1`;
