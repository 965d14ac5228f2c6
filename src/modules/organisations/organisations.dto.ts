import { ApiProperty } from '@nestjs/swagger';
import { IntField, TextField } from '../../platform/http/fields.js';

export class ListOrganisationsQuery {
  @TextField({ max: 100, optional: true, description: 'Part of the name, the short name or an alias.' })
  search?: string;

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
  @ApiProperty({ type: [String] }) aliases: string[];
}

export class OrganisationPage {
  @ApiProperty({ type: [OrganisationView] }) items: readonly OrganisationView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}
