import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, TextField, UuidField } from '../../../platform/http/fields.js';
import { BUSINESS_ROLES, type Role } from '../../identity/index.js';

export class EndingDto {
  @TextField({ max: 500, description: 'Why; it goes on record.' }) reason: string;
}

export class AddDirectoryOfficeDto {
  @UuidField({ description: 'Body whose directory has the group.' }) organisationId: string;
  @TextField({ max: 200, description: 'displayName of the group.', example: '督查室' }) groupName: string;
  @ChoiceField(BUSINESS_ROLES, {
    description: 'What its members get; an administrator’s office is given by no directory.',
  })
  role: Role;
  @UuidField({
    optional: true,
    description: 'Body whose subtree the office is for; absent: the unit in which each member works.',
  })
  unitId?: string;
  @TextField({ max: 500, description: 'Why; it goes on record.' }) reason: string;
}

export class DirectoryOfficeView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty() organisationName: string;
  @ApiProperty() groupName: string;
  @ApiProperty({ enum: [...BUSINESS_ROLES] }) role: Role;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) unitId: string | null;
  @ApiProperty({ nullable: true, type: String, description: 'Null: the unit in which each member works.' })
  unitName: string | null;
  @ApiProperty() reason: string;
  @ApiProperty({ format: 'date-time' }) madeAt: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) endedAt: string | null;
  @ApiProperty({ nullable: true, type: String }) endReason: string | null;
  @ApiProperty({ description: 'People in the group of that name today.' }) members: number;
}
