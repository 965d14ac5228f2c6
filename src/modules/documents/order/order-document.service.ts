import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { contextOf, oversees, type Actor } from '../../identity/index.js';
import type { OrderDocumentDto } from '../documents.dto.js';
import { MakeOrderedDocument } from './make-ordered-document.job.js';

/** Orders a document about all tasks of a body and year; a job makes it. */
@Injectable()
export class OrderDocument {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @returns the id under which its fate can be asked for */
  run(actor: Actor, { kind, organisationId, reportYear }: OrderDocumentDto): Promise<string> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const [body] = await tx.query<{ path: string }>('select path from organisation where id = $1', [
        organisationId,
      ]);
      if (body === undefined || !oversees(actor, body.path)) throw new Problem('record.not-found');
      const [order] = await tx.query<{ id: string }>(ADD, [
        ...[organisationId, body.path, kind, reportYear, actor.organisationName],
        ...[actor.accountId, this.clock.now()],
      ]);
      if (order === undefined) throw new Error('an order was not written');
      await this.outbox.add(tx, MakeOrderedDocument, { orderId: order.id });
      return order.id;
    });
  }
}

const ADD = `
insert into document_order (organisation_id, org_path, kind, report_year, issuer_name, ordered_by, ordered_at)
values ($1, $2, $3, $4, $5, $6, $7) returning id`;
