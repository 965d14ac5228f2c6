import { Controller, Delete, Get, Param, Put, Req, Res, StreamableFile } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FileStore } from '../../platform/files/index.js';
import { Access } from '../../platform/http/access.js';
import { contentDisposition } from '../../platform/http/send-file.js';
import { withUploadedForm } from '../../platform/http/uploaded-form.js';
import { CurrentActor, type Actor } from '../identity/index.js';
import { DOCX } from './docx.js';
import { NoFields, TemplateFileDto, TemplateView } from './documents.dto.js';
import { DOCUMENT_KIND_NAMES, documentKind } from './kinds/document-kinds.js';
import { kindOfFile } from './kinds/kind-of-file.js';
import { ListTemplates } from './templates/list-templates.service.js';
import { PutTemplate } from './templates/put-template.service.js';
import { WithdrawTemplate } from './templates/withdraw-template.service.js';

const OFFICE = { anyRole: ['supervisor', 'officer'] };
const KIND = { name: 'kind', enum: DOCUMENT_KIND_NAMES };

@ApiTags('documents')
@Controller('document-templates')
export class DocumentTemplatesController {
  constructor(
    private readonly listTemplates: ListTemplates,
    private readonly putTemplate: PutTemplate,
    private readonly withdrawTemplate: WithdrawTemplate,
    private readonly files: FileStore,
  ) {}

  @ApiOperation({ summary: '本机关现行的文书模板' })
  @Get()
  @Access(OFFICE)
  @ApiOkResponse({ type: TemplateView, isArray: true, description: 'In force for the reader’s body.' })
  list(@CurrentActor() actor: Actor): Promise<TemplateView[]> {
    return this.listTemplates.run(actor);
  }

  /** The file, to be edited in Word or WPS and put back. */
  @ApiOperation({ summary: '下载现行文书模板（Word）' })
  @Get(':kind')
  @Access(OFFICE)
  @ApiParam(KIND)
  @ApiProduces(DOCX)
  async content(
    @Param('kind') kind: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const name = kindOfFile(kind);
    const { bytes, sha256 } = await this.listTemplates.inForce(actor, name);
    const fileName = `${documentKind(name).name}（模板）.docx`;
    void reply.headers({
      etag: `"${sha256}"`,
      'content-type': DOCX,
      'content-disposition': contentDisposition({ fileName, isShown: false }),
    });
    return new StreamableFile(bytes);
  }

  @ApiOperation({ summary: '换用本机关的文书模板（不合要求的逐处指出）' })
  @Put(':kind')
  @Access({ anyRole: ['supervisor'] })
  @ApiParam(KIND)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: TemplateFileDto })
  @ApiOkResponse({ type: TemplateView })
  async put(
    @Param('kind') kind: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<TemplateView> {
    const name = kindOfFile(kind);
    const form = { files: this.files, fields: NoFields };
    await withUploadedForm(request, form, ({ file }) => this.putTemplate.run(actor, name, file));
    return this.listTemplates.view(actor, name);
  }

  /** Back to the template of the body above, or the program's; answers with the one now in force. */
  @ApiOperation({ summary: '撤下本机关的文书模板（改用上级或系统模板）' })
  @Delete(':kind')
  @Access({ anyRole: ['supervisor'] })
  @ApiParam(KIND)
  @ApiOkResponse({ type: TemplateView })
  async withdraw(@Param('kind') kind: string, @CurrentActor() actor: Actor): Promise<TemplateView> {
    const name = kindOfFile(kind);
    await this.withdrawTemplate.run(actor, name);
    return this.listTemplates.view(actor, name);
  }
}
