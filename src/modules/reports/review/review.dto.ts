import { TextField, UuidListField } from '../../../platform/http/fields.js';

export class RejectItemDto {
  @TextField({ max: 500, description: 'Why this is not to be tasked; kept for good.' }) reason: string;
}

export class WordItemDto {
  @TextField({ max: 4000, description: 'How the task shall word it; the quote stays as it is.' })
  wording: string;
}

export class AcceptItemsDto {
  @UuidListField({ min: 1, max: 500 }) itemIds: string[];
}
