import { ApiProperty } from '@nestjs/swagger';
import { UuidListField } from '../../../platform/http/fields.js';

export class SuggestionDto {
  @UuidListField({ min: 1, max: 500 }) itemIds: string[];
}

export class UnitSuggestion {
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty() name: string;
  @ApiProperty({ description: 'Why this unit, for the person who decides (zh-CN).' }) reason: string;
}

export class DueSuggestion {
  @ApiProperty({ format: 'date' }) date: string;
  @ApiProperty({ description: 'The words of the text that name it.' }) quote: string;
}

/** Never applied without a person. */
export class SuggestionView {
  @ApiProperty({ format: 'uuid' }) itemId: string;
  @ApiProperty({ type: [UnitSuggestion] }) leadUnits: UnitSuggestion[];
  @ApiProperty({ type: [DueSuggestion] }) dueDates: DueSuggestion[];
}
