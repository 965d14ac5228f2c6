import {
  ChoiceField,
  IntField,
  ObjectField,
  TextField,
  UuidField,
  UuidListField,
} from '../../../platform/http/fields.js';
import { DueRuleDto } from '../../tasks/index.js';
import { CHECK_STATES } from '../checks/closure-check.entity.js';
import { ANSWERS } from './closure-words.js';

const reason = { max: 2000 } as const;

/** A check and one of its rows, as the address names them. */
export class RowParams {
  @UuidField() id: string;
  @UuidField() rowId: string;
}

export class ListChecksQuery {
  @UuidField({ optional: true, description: 'Reporting body.' }) organisationId?: string;
  @IntField({ min: 1990, max: 2100, optional: true, description: 'Year of the report that answers.' })
  year?: number;
  @ChoiceField(CHECK_STATES, { optional: true }) state?: string;
  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' }) limit?: number;
  @TextField({ max: 500, optional: true }) cursor?: string;
}

export class DraftQuery {
  @UuidField({ description: 'Reporting body.' }) organisationId: string;
  @IntField({ min: 1990, max: 2100, description: 'Of the report that is to be written.' }) year: number;
}

export class ConfirmAnswerDto {
  @ChoiceField(ANSWERS, { description: 'What the report says about the item, in the person’s judgement.' })
  answer: (typeof ANSWERS)[number];
  @TextField({ ...reason, optional: true, description: 'Needed where it is not what the machine read.' })
  reason?: string;
}

export class ConfirmRecurrenceDto {
  @TextField({ ...reason, optional: true }) reason?: string;
}

export class RefuseRecurrenceDto {
  @TextField({ ...reason, description: 'Why it is not the same problem.' }) reason: string;
}

export class CarryOverDto {
  @UuidListField({ min: 1, max: 500, optional: true, description: 'Every unfinished task where absent.' })
  taskIds?: string[];
  @ObjectField(() => DueRuleDto, { optional: true, description: 'Year end where absent.' })
  dueRule?: DueRuleDto;
}
