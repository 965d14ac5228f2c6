import { ChoiceField, DateField, TextField, UuidField } from '../../../platform/http/fields.js';

const reason = { max: 2000 } as const;

export class PartParams {
  @UuidField() id: string;
  @UuidField({ description: 'The unit that owes the part.' }) organisationId: string;
}
export class SetPartDto {
  @TextField({ max: 2000, description: 'What the unit is to do.' }) text: string;
  @DateField({ optional: true, description: 'Not later than the whole; computed where absent.' })
  dueOn?: string;
}
export class DeliverPartDto {
  @TextField({ max: 4000, description: 'What the unit did for its part.' }) text: string;
}
export class SendBackPartDto {
  @TextField(reason) reason: string;
  @DateField({ optional: true }) dueOn?: string;
}
export class RaiseDisputeDto {
  @TextField(reason) reason: string;
}
export class SettleDisputeDto {
  @ChoiceField(['stays', 'released'], { description: 'The part stays with the unit, or it is released.' })
  outcome: 'stays' | 'released';
  @TextField(reason) reason: string;
  @DateField({ optional: true, description: 'A new day for the part.' }) dueOn?: string;
}
export class MeasureDoneDto {
  @DateField() doneOn: string;
}
