import { Module } from '@nestjs/common';
import { FileQuotasModule } from '../file-quotas/index.js';
import { DocumentTemplatesController } from './document-templates.controller.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentQueries } from './documents.queries.js';
import { MakeDocument } from './make/make-document.service.js';
import { SendDocument } from './make/send-document.service.js';
import { TaskDocuments } from './make/task-documents.service.js';
import { TaskPaperQueries } from './make/task-paper.queries.js';
import { MakeOrderedDocumentHandler } from './order/make-ordered-document.handler.js';
import { OrderDocument } from './order/order-document.service.js';
import { DocumentRenderer } from './rendering/document-renderer.service.js';
import { ListTemplates } from './templates/list-templates.service.js';
import { PutTemplate } from './templates/put-template.service.js';
import { TemplateQueries } from './templates/template.queries.js';
import { WithdrawTemplate } from './templates/withdraw-template.service.js';

@Module({
  imports: [FileQuotasModule],
  controllers: [DocumentsController, DocumentTemplatesController],
  providers: [
    DocumentQueries,
    DocumentRenderer,
    ListTemplates,
    MakeDocument,
    MakeOrderedDocumentHandler,
    OrderDocument,
    PutTemplate,
    SendDocument,
    TaskDocuments,
    TaskPaperQueries,
    TemplateQueries,
    WithdrawTemplate,
  ],
  exports: [MakeDocument, SendDocument],
})
export class DocumentsModule {}
