/** DTO fields that state their bounds once: validation, conversion and OpenAPI from the same line. */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { parseLocalDate } from '../../core/shared/local-date.js';

interface Base {
  readonly description?: string;
  readonly optional?: boolean;
  readonly example?: unknown;
}
type Class = new () => object;

export function TextField(options: Base & { min?: number; max: number }): PropertyDecorator {
  const { min = 1, max } = options;
  return field(options, { type: 'string', minLength: min, maxLength: max }, [IsString(), Length(min, max)]);
}

/** A text of one form; an example is needed, nobody guesses one from a pattern. */
export function PatternField(
  pattern: RegExp,
  options: Base & { max: number; example: string },
): PropertyDecorator {
  const { max } = options;
  const api: ApiPropertyOptions = { type: 'string', minLength: 1, maxLength: max, pattern: pattern.source };
  return field(options, api, [IsString(), Length(1, max), Matches(pattern)]);
}

export function UuidField(options: Base = {}): PropertyDecorator {
  return field(options, { type: 'string', format: 'uuid' }, [IsUUID()]);
}

export function IntField(options: Base & { min: number; max: number }): PropertyDecorator {
  const { min, max } = options;
  return field(options, { type: 'integer', minimum: min, maximum: max }, [
    Type(() => Number),
    IsInt(),
    Min(min),
    Max(max),
  ]);
}

export function BooleanField(options: Base = {}): PropertyDecorator {
  const fromQuery = Transform(({ value }: { value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  );
  return field(options, { type: 'boolean' }, [fromQuery, IsBoolean()]);
}

/** A real day, `YYYY-MM-DD`: 2026-02-30 is refused. */
export function DateField(options: Base = {}): PropertyDecorator {
  const isDay = ValidateBy({
    name: 'isLocalDate',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && parseLocalDate(value) !== null,
      defaultMessage: () => '$property must be a calendar day YYYY-MM-DD',
    },
  });
  return field(options, { type: 'string', format: 'date' }, [isDay]);
}

export function ChoiceField(choices: readonly string[], options: Base = {}): PropertyDecorator {
  return field(options, { type: 'string', enum: [...choices] }, [IsIn(choices)]);
}

export function TextListField(
  options: Base & { max: number; maxLength: number; min?: number },
): PropertyDecorator {
  const { min = 0, max, maxLength } = options;
  const api: ApiPropertyOptions = {
    type: 'array',
    items: { type: 'string', maxLength },
    minItems: min,
    maxItems: max,
  };
  return field(options, api, [
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    IsString({ each: true }),
    Length(1, maxLength, { each: true }),
  ]);
}

export function ChoiceListField(
  choices: readonly string[],
  options: Base & { max: number; min?: number },
): PropertyDecorator {
  const { min = 0, max } = options;
  const api: ApiPropertyOptions = {
    type: 'array',
    items: { type: 'string', enum: [...choices] },
    minItems: min,
    maxItems: max,
  };
  return field(options, api, [
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    IsIn(choices, { each: true }),
  ]);
}

export function IntListField(
  options: Base & { max: number; min?: number; of: { min: number; max: number } },
): PropertyDecorator {
  const { min = 0, max, of } = options;
  const api: ApiPropertyOptions = {
    type: 'array',
    items: { type: 'integer', minimum: of.min, maximum: of.max },
    minItems: min,
    maxItems: max,
  };
  return field(options, api, [
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    IsInt({ each: true }),
    Min(of.min, { each: true }),
    Max(of.max, { each: true }),
  ]);
}

export function UuidListField(options: Base & { max: number; min?: number }): PropertyDecorator {
  const { min = 0, max } = options;
  const api: ApiPropertyOptions = {
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    minItems: min,
    maxItems: max,
  };
  return field(options, api, [
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    IsUUID(undefined, { each: true }),
  ]);
}

// The library takes a function for a lazy type by its name: it has to be called `type`, or the schema points nowhere.
export function ObjectField(type: () => Class, options: Base = {}): PropertyDecorator {
  return field(options, { type: () => type() }, [IsObject(), ValidateNested(), Type(type)]);
}

export function ObjectListField(
  type: () => Class,
  options: Base & { max: number; min?: number },
): PropertyDecorator {
  const { min = 0, max } = options;
  const api: ApiPropertyOptions = { type: () => type(), isArray: true, minItems: min, maxItems: max };
  return field(options, api, [
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(type),
  ]);
}

function field(base: Base, api: ApiPropertyOptions, rules: readonly PropertyDecorator[]): PropertyDecorator {
  const { description, example } = base;
  const documented = {
    ...api,
    ...(description && { description }),
    ...(example !== undefined && { example }),
  };
  return base.optional
    ? applyDecorators(ApiPropertyOptional(documented), IsOptional(), ...rules)
    : applyDecorators(ApiProperty(documented), ...rules);
}
