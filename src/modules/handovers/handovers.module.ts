import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/index.js';
import { HandoverDocument } from './handover-document.service.js';
import { HandOver } from './hand-over.service.js';
import { HandoversController } from './handovers.controller.js';
import { HandoverQueries } from './handovers.queries.js';

@Module({
  imports: [DocumentsModule],
  controllers: [HandoversController],
  providers: [HandOver, HandoverDocument, HandoverQueries],
})
export class HandoversModule {}
