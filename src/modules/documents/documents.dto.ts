import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, IntField, UuidField } from '../../platform/http/fields.js';
import {
  BODY_DOCUMENTS,
  DOCUMENT_KIND_NAMES,
  TASK_DOCUMENTS,
  type DocumentKindName,
} from './kinds/document-kinds.js';

export class OrderDocumentDto {
  @ChoiceField(BODY_DOCUMENTS) kind: DocumentKindName;
  @UuidField({ description: 'The body whose tasks it is about.' }) organisationId: string;
  @IntField({ min: 2000, max: 2100, description: 'Year under review.' }) reportYear: number;
}

export class DocumentOrderView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: BODY_DOCUMENTS }) kind: string;
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty() reportYear: number;
  @ApiProperty({ enum: ['ordered', 'made', 'refused'] }) state: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) documentId: string | null;
  @ApiProperty({ type: String, nullable: true }) problemCode: string | null;
}

export class DocumentOfferView {
  @ApiProperty({ enum: TASK_DOCUMENTS }) kind: string;
  @ApiProperty() name: string;
}

export class TemplateView {
  @ApiProperty({ enum: DOCUMENT_KIND_NAMES }) kind: string;
  @ApiProperty() name: string;
  @ApiProperty({ description: '0: the template that comes with the program.' }) version: number;
  @ApiProperty({ type: String, nullable: true, description: 'Whose it is.' }) organisationName: string | null;
  @ApiProperty({ description: 'It is that of the reader’s own body, which may withdraw it.' }) isOwn: boolean;
  @ApiProperty() fileName: string;
  @ApiProperty({ type: [String], description: 'Placeholders: {牵头单位}.' }) fields: readonly string[];
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'string' } },
    description: 'Lists and their columns: {#认定标准}{序号}{/认定标准}.',
  })
  lists: Readonly<Record<string, readonly string[]>>;
}

export class TemplateFileDto {
  @ApiProperty({ type: 'string', format: 'binary', description: 'A .docx of at most 2 MiB.' })
  readonly file?: never;
}

/** A template is the file alone. */
export class NoFields {}
