import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Access } from '../../platform/http/access.js';
import { IntField } from '../../platform/http/fields.js';
import { BUSINESS_ROLES, contextOf, CurrentActor, type Actor } from '../identity/index.js';
import type { Origin } from './reading/index.js';
import { ReportOriginsQueries } from './report-origins.queries.js';

const READERS = { anyRole: BUSINESS_ROLES, verb: 'reports:read' };
const LONGEST_TEXT = 10_000_000;

export class OriginQuery {
  @IntField({ min: 0, max: LONGEST_TEXT, description: 'First unit of the span in the working text.' })
  start: number;
  @IntField({ min: 0, max: LONGEST_TEXT, description: 'Behind its last unit.' }) end: number;
}

export class OriginBoxView {
  @ApiProperty({ description: 'From 1.' }) page: number;
  @ApiProperty({
    type: [Number],
    description: 'Left, top, width and height from the upper left corner of the page, in `unit`.',
  })
  box: readonly number[];
}

export class OriginView {
  @ApiProperty({ description: 'As a person would say it: 第3页, 第12段, 第40行.' }) words: string;
  @ApiProperty({
    enum: ['byte', 'paragraph', 'source', 'pt', 'mm'],
    description:
      'What the format counts in: bytes of a text file, paragraphs, units of a page’s source, points or millimetres.',
  })
  unit: Origin['unit'];
  @ApiProperty({ nullable: true, type: Number, description: 'First line, paragraph or page, from 1.' })
  from: number | null;
  @ApiProperty({ nullable: true, type: Number, description: 'Last one.' }) to: number | null;
  @ApiProperty({
    nullable: true,
    type: Number,
    description: 'Offset in the file or in the source of the page.',
  })
  start: number | null;
  @ApiProperty({ nullable: true, type: Number }) end: number | null;
  @ApiProperty({ type: [OriginBoxView] }) boxes: Origin['boxes'];
}

/** The way back from the working text to the file somebody handed in. */
@ApiTags('reports')
@Controller()
export class ReportOriginsController {
  constructor(private readonly queries: ReportOriginsQueries) {}

  @ApiOperation({ summary: '工作文本一段的原件出处（页、段、行）' })
  @Get('reports/:id/origin')
  @Access(READERS)
  @ApiOkResponse({ type: OriginView })
  ofSpan(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() span: OriginQuery,
    @CurrentActor() actor: Actor,
  ): Promise<OriginView> {
    return this.queries.ofSpan(contextOf(actor), id, span);
  }

  @ApiOperation({ summary: '条目的原件出处（页、段、行）' })
  @Get('report-items/:id/origin')
  @Access(READERS)
  @ApiOkResponse({ type: OriginView })
  ofItem(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<OriginView> {
    return this.queries.ofItem(contextOf(actor), id);
  }
}
