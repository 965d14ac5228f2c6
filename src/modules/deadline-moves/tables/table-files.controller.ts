import type { MultipartFile } from '@fastify/multipart';
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { printableFileName } from '../../../platform/files/index.js';
import { Access } from '../../../platform/http/access.js';
import { Problem } from '../../../platform/http/problem.js';
import { requestValidation } from '../../../platform/http/validation.js';
import { CalendarTableDto } from '../deadline-moves.dto.js';
import { readTableFile } from './read-table-file.js';
import { toYearTable } from './year-table.js';

/** A year is a few kilobytes. */
const MOST_BYTES = 100_000;

/** 节假日安排 as a file, read and checked into the form in which it is previewed and loaded; nothing is written here. */
@ApiTags('deadlines')
@Controller('calendar-tables/files')
export class TableFilesController {
  @ApiOperation({ summary: '解析节假日安排文件（JSON 或 CSV；只校验，不写入）' })
  @Post()
  @HttpCode(200)
  @Access({ anyRole: ['system_admin', 'supervisor'] })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @ApiOkResponse({
    type: CalendarTableDto,
    description:
      'Of a JSON file as holiday-cn publishes it, or CSV of date, kind and name: to be previewed and loaded as it is.',
  })
  async read(@Req() request: FastifyRequest): Promise<CalendarTableDto> {
    if (!request.isMultipart()) throw new Problem('file.none');
    const part = await request.file({ limits: { fileSize: MOST_BYTES, files: 1 } });
    if (part === undefined) throw new Problem('file.none');
    const fileName = printableFileName(part.filename);
    const draft = readTableFile(await contentOf(part, fileName), fileName);
    const table = (await requestValidation().transform(draft, {
      type: 'body',
      metatype: CalendarTableDto,
    })) as CalendarTableDto;
    toYearTable(table);
    return table;
  }
}

async function contentOf(part: MultipartFile, fileName: string): Promise<Buffer> {
  const bytes = await part.toBuffer();
  if (part.file.truncated) throw new Problem('file.too-large', { fileName });
  return bytes;
}
