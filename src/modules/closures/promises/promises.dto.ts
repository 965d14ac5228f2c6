import type { PromiseVerdict } from '../../../core/closure/index.js';
import {
  BooleanField,
  ChoiceField,
  DateField,
  IntField,
  TextField,
  UuidField,
} from '../../../platform/http/fields.js';
import { PROMISE_WORDS } from '../views/closure-words.js';

export const PROMISE_VERDICTS = Object.keys(PROMISE_WORDS) as PromiseVerdict[];

export class ListPromisesQuery {
  @UuidField({ optional: true, description: 'Reporting body.' }) organisationId?: string;
  @UuidField({ optional: true, description: 'Every body of this subtree, itself included.' })
  underOrganisationId?: string;
  @IntField({ min: 1990, max: 2100, optional: true, description: 'Year of the report that answers.' })
  year?: number;
  @ChoiceField(PROMISE_VERDICTS, { optional: true }) verdict?: PromiseVerdict;
  @BooleanField({
    optional: true,
    description: 'Only items with a number that is short of what was promised.',
  })
  isShort?: boolean;
  @DateField({
    optional: true,
    description:
      'As of the end of this past day: of the checks finished by then, without what people confirmed since; the tasks behind a promise as the check kept them.',
  })
  asOf?: string;
  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' }) limit?: number;
  @TextField({ max: 500, optional: true }) cursor?: string;
}
