import { Injectable } from '@nestjs/common';
import { contextOf, type Actor } from '../../identity/index.js';
import { DOCUMENT_KIND_NAMES, documentKind, type DocumentKindName } from '../kinds/document-kinds.js';
import type { TemplateView } from '../documents.dto.js';
import { TemplateQueries, type LoadedTemplate } from './template.queries.js';

/** Templates as they are in force for the body that the person oversees. */
@Injectable()
export class ListTemplates {
  constructor(private readonly templates: TemplateQueries) {}

  inForce(actor: Actor, kind: DocumentKindName): Promise<LoadedTemplate> {
    return this.templates.inForce(contextOf(actor), kind, actor.scopePath);
  }

  async run(actor: Actor): Promise<TemplateView[]> {
    const views: TemplateView[] = [];
    for (const kind of DOCUMENT_KIND_NAMES) views.push(await this.view(actor, kind));
    return views;
  }

  async view(actor: Actor, kind: DocumentKindName): Promise<TemplateView> {
    const { version, organisationName, orgPath, fileName } = await this.inForce(actor, kind);
    const { name, fields, lists } = documentKind(kind);
    const isOwn = orgPath === actor.scopePath;
    return { kind, name, version, organisationName, isOwn, fileName, fields, lists };
  }
}
