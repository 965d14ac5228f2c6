import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Problem } from '../../../platform/http/problem.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { composeTaskDocument } from '../compose/task-documents.js';
import { documentKind, type DocumentKindName } from '../kinds/document-kinds.js';
import { documentsFor } from './document.policy.js';
import { MakeDocument, type MadeDocument } from './make-document.service.js';
import { TaskPaperQueries } from './task-paper.queries.js';

export interface DocumentOnOffer {
  readonly kind: DocumentKindName;
  readonly name: string;
}

/** The documents of one task, made at once. */
@Injectable()
export class TaskDocuments {
  constructor(
    private readonly papers: TaskPaperQueries,
    private readonly makeDocument: MakeDocument,
    private readonly clock: Clock,
  ) {}

  /** Those that can be made now by this person. */
  async onOffer(actor: Actor, taskId: string): Promise<DocumentOnOffer[]> {
    const paper = await this.papers.ofTask(contextOf(actor), taskId);
    return documentsFor(actor, paper).map((kind) => ({ kind, name: documentKind(kind).name }));
  }

  /** @throws Problem `document.not-due` where the task has not come to it, or it is not this person's to write */
  async make(actor: Actor, taskId: string, kind: DocumentKindName): Promise<MadeDocument> {
    const context = contextOf(actor);
    const paper = await this.papers.ofTask(context, taskId);
    if (!documentsFor(actor, paper).includes(kind)) throw new Problem('document.not-due', { kind });
    const { organisationId, orgPath, number } = paper;
    return this.makeDocument.run(context, {
      ...{ kind, organisationId, orgPath, taskId },
      label: number ?? taskId,
      data: composeTaskDocument(kind, paper, this.clock.today()),
      madeBy: actor.accountId,
    });
  }
}
