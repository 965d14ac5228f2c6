import { ApiProperty } from '@nestjs/swagger';
import {
  ChoiceField,
  DateField,
  IntField,
  ObjectListField,
  TextField,
  UuidField,
} from '../../../platform/http/fields.js';

export class MatterDto {
  @ChoiceField(['shortcoming', 'plan']) kind: 'shortcoming' | 'plan';
  @TextField({ max: 4000, description: 'As it was worded in the report or the ledger of that year.' })
  problem: string;
  @TextField({ max: 200, optional: true, description: 'The beginning of the problem where absent.' })
  title?: string;
  @TextField({ max: 2000, optional: true }) target?: string;
  @UuidField({ optional: true, description: 'Lead unit.' }) leadOrganisationId?: string;
  @DateField({ optional: true }) dueOn?: string;
}

export class EnterMattersDto {
  @UuidField({ description: 'Reporting body.' }) organisationId: string;
  @IntField({
    min: 1991,
    max: 2100,
    description: 'Of the report that answers: the matters are of the year before.',
  })
  year: number;
  @ObjectListField(() => MatterDto, { min: 1, max: 100 }) matters: MatterDto[];
}

export class EnteredMattersView {
  @ApiProperty({ type: [String], format: 'uuid', description: 'Drafts, to be completed and registered.' })
  taskIds: readonly string[];
  @ApiProperty({
    nullable: true,
    type: String,
    format: 'uuid',
    description: 'New edition of the check, where the report had been checked already.',
  })
  checkId: string | null;
}

export class ReopenDto {
  @UuidField({ description: 'One of the proposed actions of the recurrence.' }) taskId: string;
  @TextField({ max: 2000 }) reason: string;
}
