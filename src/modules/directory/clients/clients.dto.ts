import { ApiProperty } from '@nestjs/swagger';
import { IntField, TextField, UuidField } from '../../../platform/http/fields.js';

export class AddDirectoryClientDto {
  @UuidField({
    description: 'Body whose directory it is: it keeps the people of this body and those under it.',
  })
  organisationId: string;
  @TextField({ max: 100, description: 'As the record will name it.', example: '县统一身份认证' })
  name: string;
  @IntField({ min: 1, max: 731, description: 'Days until the secret expires.' }) days: number;
  @TextField({ max: 500, description: 'Why; it goes on record.' }) reason: string;
}

export class DirectoryClientView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty() organisationName: string;
  @ApiProperty() reason: string;
  @ApiProperty() createdByName: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) revokedAt: string | null;
  @ApiProperty({ nullable: true, type: String }) revokeReason: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) lastUsedOn: string | null;
}

export class NewDirectoryClientView extends DirectoryClientView {
  @ApiProperty({
    nullable: true,
    type: String,
    description: 'Bearer token of the client, shown once; null where the same request is repeated.',
  })
  secret: string | null;
}
