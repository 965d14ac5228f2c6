import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Discloses } from '../../platform/http/disclosures.js';
import { Rate } from '../../platform/http/limits/rate-classes.js';
import { Access } from '../../platform/http/access.js';
import { contextOf, CurrentActor, OVERSEEING_ROLES, UNIT_ROLES, type Actor } from '../identity/index.js';
import { DOCX } from './docx.js';
import { DocumentOfferView, DocumentOrderView, OrderDocumentDto } from './documents.dto.js';
import { DocumentQueries } from './documents.queries.js';
import { TASK_DOCUMENTS } from './kinds/document-kinds.js';
import { kindOfFile } from './kinds/kind-of-file.js';
import { SendDocument } from './make/send-document.service.js';
import { TaskDocuments } from './make/task-documents.service.js';
import { OrderDocument } from './order/order-document.service.js';

const INSIDE = { anyRole: [...OVERSEEING_ROLES, ...UNIT_ROLES], verb: 'tasks:read' };
const OFFICE = { anyRole: ['supervisor', 'officer'] };

@ApiTags('documents')
@Controller()
export class DocumentsController {
  constructor(
    private readonly taskDocuments: TaskDocuments,
    private readonly orderDocument: OrderDocument,
    private readonly sendDocument: SendDocument,
    private readonly queries: DocumentQueries,
  ) {}

  @ApiOperation({ summary: '任务当前可生成的文书' })
  @Get('tasks/:id/documents')
  @Access(INSIDE)
  @ApiOkResponse({ type: DocumentOfferView, isArray: true, description: 'What can be made now.' })
  offers(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<DocumentOfferView[]> {
    return this.taskDocuments.onOffer(actor, id);
  }

  @ApiOperation({ summary: '生成并下载任务文书（任务须已到该环节）' })
  @Rate('exports')
  @Discloses()
  @Get('tasks/:id/documents/:file')
  @Access(INSIDE)
  @ApiParam({ name: 'file', enum: TASK_DOCUMENTS.map((kind) => `${kind}.docx`) })
  @ApiProduces(DOCX)
  async ofTask(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('file') file: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const made = await this.taskDocuments.make(actor, id, kindOfFile(file));
    return this.sendDocument.run(made, { request, reply });
  }

  @ApiOperation({ summary: '后台生成机关某年度的情况通报或三张清单' })
  @Post('document-orders')
  @HttpCode(202)
  @Access(OFFICE)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiAcceptedResponse({ type: DocumentOrderView })
  async order(@Body() body: OrderDocumentDto, @CurrentActor() actor: Actor): Promise<DocumentOrderView> {
    return this.queries.order(contextOf(actor), await this.orderDocument.run(actor, body));
  }

  @ApiOperation({ summary: '后台生成文书的进度' })
  @Get('document-orders/:id')
  @Access(OFFICE)
  @ApiOkResponse({ type: DocumentOrderView })
  orderState(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<DocumentOrderView> {
    return this.queries.order(contextOf(actor), id);
  }

  @ApiOperation({ summary: '下载已生成的文书' })
  @Discloses()
  @Get('documents/:id/content')
  @Access(INSIDE)
  @ApiProduces(DOCX)
  async content(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return this.sendDocument.run(await this.queries.document(contextOf(actor), id), { request, reply });
  }
}
