import { ApiProperty } from '@nestjs/swagger';
import { IntField, TextField } from '../../../platform/http/fields.js';
import { ROLES, type Role } from '../../identity/index.js';

export class ListUnitPeopleQuery {
  @TextField({ max: 100, optional: true, description: 'Part of the name.' }) search?: string;
  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' }) limit?: number;
  @TextField({ max: 500, optional: true }) cursor?: string;
}

/** A colleague, as somebody names them: for whom a matter is theirs, or who stands in. */
export class UnitPersonView {
  @ApiProperty({ format: 'uuid', description: 'Account.' }) id: string;
  @ApiProperty() displayName: string;
  @ApiProperty({ nullable: true, type: String, description: '职务' }) postTitle: string | null;
  @ApiProperty({ enum: ROLES, isArray: true, description: 'Offices held today.' }) roles: readonly Role[];
}

export class UnitPeoplePage {
  @ApiProperty({ type: [UnitPersonView] }) items: readonly UnitPersonView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}
