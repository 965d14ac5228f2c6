import { Injectable } from '@nestjs/common';
import type { DatabaseContext } from '../../platform/database/context.js';
import { Reader } from '../../platform/database/reader.js';
import { Problem } from '../../platform/http/problem.js';
import type { DocumentOrderView } from './documents.dto.js';
import type { MadeDocument } from './make/make-document.service.js';

@Injectable()
export class DocumentQueries {
  constructor(private readonly reader: Reader) {}

  async order(context: DatabaseContext, id: string): Promise<DocumentOrderView> {
    const row = await this.reader.one<DocumentOrderView>(context, {
      name: 'read-document-order',
      text: ORDER,
      values: [id],
    });
    if (row === null) throw new Problem('record.not-found');
    return row;
  }

  async document(context: DatabaseContext, id: string): Promise<MadeDocument> {
    const row = await this.reader.one<MadeDocument>(context, {
      name: 'read-document',
      text: DOCUMENT,
      values: [id],
    });
    if (row === null) throw new Problem('record.not-found');
    return row;
  }
}

const ORDER = `
select id, kind, organisation_id as "organisationId", report_year as "reportYear", state, document_id as "documentId",
  problem_code as "problemCode" from document_order where id = $1`;

const DOCUMENT = `
select id, sha256, size_bytes::float8 as "sizeBytes", file_name as "fileName" from document where id = $1`;
