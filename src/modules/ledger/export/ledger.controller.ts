import type { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { Discloses } from '../../../platform/http/disclosures.js';
import { Rate } from '../../../platform/http/limits/rate-classes.js';
import { Access } from '../../../platform/http/access.js';
import { FileStore } from '../../../platform/files/file-store.js';
import { contextOf, CurrentActor, OVERSEEING_ROLES, UNIT_ROLES, type Actor } from '../../identity/index.js';
import { LedgerExportView, LedgerQuery } from './ledger.dto.js';
import { XLSX } from './xlsx.js';
import { MakeLedger } from './make-ledger.service.js';
import { OrderLedger } from './order-ledger.service.js';

const INSIDERS = { anyRole: [...OVERSEEING_ROLES, ...UNIT_ROLES], verb: 'tasks:read' };
const FILE = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('ledger')
@Controller('ledger')
export class LedgerController {
  constructor(
    private readonly makeLedger: MakeLedger,
    private readonly orderLedger: OrderLedger,
    private readonly files: FileStore,
  ) {}

  /** 整改台账 of up to 2,000 lines, at once. */
  @ApiOperation({ summary: '下载整改台账（Excel；至多 2000 行，更多的须后台导出）' })
  @Rate('exports')
  @Discloses()
  @Get('workbook')
  @Access(INSIDERS)
  @ApiProduces(XLSX)
  @ApiOkResponse(FILE)
  async workbook(@Query() query: LedgerQuery, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    return asFile(await this.makeLedger.atOnce(contextOf(actor), query), query.asOf);
  }

  /** 整改台账 of any length, as a job. */
  @ApiOperation({ summary: '后台导出整改台账（行数不限）' })
  @Rate('exports')
  @Post('exports')
  @HttpCode(202)
  @Access(INSIDERS)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiAcceptedResponse({ type: LedgerExportView })
  async order(@Body() query: LedgerQuery, @CurrentActor() actor: Actor): Promise<LedgerExportView> {
    return this.orderLedger.view(actor, await this.orderLedger.run(actor, query));
  }

  @ApiOperation({ summary: '台账后台导出的进度（仅本人的）' })
  @Get('exports/:id')
  @Access(INSIDERS)
  @ApiOkResponse({ type: LedgerExportView })
  progress(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<LedgerExportView> {
    return this.orderLedger.view(actor, id);
  }

  @ApiOperation({ summary: '下载后台导出的台账' })
  @Discloses()
  @Get('exports/:id/file')
  @Access(INSIDERS)
  @ApiProduces(XLSX)
  @ApiOkResponse(FILE)
  async file(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const sha256 = await this.orderLedger.fileOf(actor, id);
    const { asOf } = await this.orderLedger.view(actor, id);
    return asFile(await this.files.open(sha256), asOf ?? undefined);
  }
}

function asFile(stream: Readable, asOf: string | undefined): StreamableFile {
  const name = encodeURIComponent(asOf === undefined ? '整改台账.xlsx' : `整改台账-${asOf}.xlsx`);
  return new StreamableFile(stream, {
    type: XLSX,
    disposition: `attachment; filename="ledger.xlsx"; filename*=UTF-8''${name}`,
  });
}
