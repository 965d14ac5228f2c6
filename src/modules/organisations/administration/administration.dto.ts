import { ApiProperty } from '@nestjs/swagger';
import { GOVERNMENT_LEVELS, type GovernmentLevel } from '../../../core/shared/levels.js';
import { THEMES, type ThemeCode } from '../../../core/shared/themes.js';
import {
  BooleanField,
  ChoiceField,
  ObjectListField,
  PatternField,
  TextField,
  TextListField,
  UuidField,
} from '../../../platform/http/fields.js';

export const ORGANISATION_KINDS = ['party', 'government', 'department', 'town', 'office'] as const;
const THEME_CODES: readonly ThemeCode[] = THEMES.map(({ code }) => code);

export class AddOrganisationDto {
  @PatternField(/^[a-z0-9-]+$/, {
    max: 40,
    example: 'sthj',
    description: 'Last part of its path; unique among its neighbours; it stays.',
  })
  code: string;
  @TextField({ min: 2, max: 200, description: 'Full official name.' }) name: string;
  @TextField({ max: 100, description: 'Name on lists.' }) shortName: string;
  @ChoiceField(ORGANISATION_KINDS, {
    description: 'office: a 督查室 or 依法治县办; town: the government of a town or street.',
  })
  kind: (typeof ORGANISATION_KINDS)[number];
  @ChoiceField(GOVERNMENT_LEVELS) level: GovernmentLevel;
  @TextField({ max: 20, optional: true, description: '机关代字, such as 青政办.' }) documentPrefix?: string;
  @BooleanField({ optional: true, description: 'true: owes an annual report on its own account.' })
  isReportingBody?: boolean;
}

export class ChangeOrganisationDto {
  @TextField({
    min: 2,
    max: 200,
    optional: true,
    description: 'New official name; the old one stays as an alias.',
  })
  name?: string;
  @TextField({ max: 100, optional: true }) shortName?: string;
  @TextField({ max: 20, optional: true, description: '机关代字' }) documentPrefix?: string;
  @BooleanField({ optional: true }) isReportingBody?: boolean;
  @TextListField({
    max: 50,
    maxLength: 200,
    optional: true,
    description: 'All names that texts use for it besides; replaces the list.',
  })
  aliases?: string[];
  @TextField({ max: 500, description: 'Why, such as the paper; it goes on record.' }) reason: string;
}

export class MoveOrganisationDto {
  @UuidField({ description: 'Under which organisation it stands from now on.' }) parentId: string;
  @TextField({ max: 500, description: 'Why; it goes on record.' }) reason: string;
}

export class CloseOrganisationDto {
  @UuidField({ optional: true, description: 'Which organisation goes on with its business.' })
  successorId?: string;
  @TextField({ max: 500, description: 'Why; it goes on record.' }) reason: string;
}

export class DutyDto {
  @ChoiceField(THEME_CODES) theme: ThemeCode;
  @TextListField({
    max: 50,
    maxLength: 50,
    description: 'Words of the unit’s own business, beyond those of the theme.',
  })
  keywords: string[];
  @TextField({ max: 300, description: 'Document in which the duty is written.' }) basis: string;
}

export class SetDutiesDto {
  @ObjectListField(() => DutyDto, { max: 100, description: 'All duties; replaces the list.' })
  duties: DutyDto[];
}

export class DutyView {
  @ApiProperty({ enum: THEME_CODES }) theme: string;
  @ApiProperty({ type: [String] }) keywords: readonly string[];
  @ApiProperty() basis: string;
}
