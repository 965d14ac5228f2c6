import { ApiProperty } from '@nestjs/swagger';
import { BooleanField, IntField, TextField } from '../../platform/http/fields.js';

export class ListOrganisationsQuery {
  @TextField({ max: 100, optional: true, description: 'Part of the name, the short name or an alias.' })
  search?: string;

  @BooleanField({ optional: true, description: 'true: closed ones (已撤销) too.' })
  includeClosed?: boolean;

  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' })
  limit?: number;

  @TextField({ max: 500, optional: true })
  cursor?: string;
}

export class RegisterBodyDto {
  @TextField({
    max: 200,
    min: 2,
    description: 'Full official name; a name that is known already is answered with that body.',
  })
  name: string;
}

export class OrganisationView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) parentId: string | null;
  @ApiProperty({ example: '/yz/yh/' }) path: string;
  @ApiProperty() name: string;
  @ApiProperty() shortName: string;
  @ApiProperty() kind: string;
  @ApiProperty() level: string;
  @ApiProperty() isReportingBody: boolean;
  @ApiProperty({ nullable: true, type: String, description: '机关代字' }) documentPrefix: string | null;
  @ApiProperty({ type: [String] }) aliases: string[];
  @ApiProperty({ nullable: true, type: String, format: 'date', description: '撤销日期; null: it stands.' })
  closedOn: string | null;
  @ApiProperty({
    nullable: true,
    type: String,
    format: 'uuid',
    description: 'Which body goes on with its business.',
  })
  successorId: string | null;
  @ApiProperty({ description: 'Goes into If-Match.' }) version: number;
}

export class OrganisationPage {
  @ApiProperty({ type: [OrganisationView] }) items: readonly OrganisationView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}
