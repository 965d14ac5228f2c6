import type { Dates } from '../../../i18n/dates.js';
import type { ItemField } from '../queries.js';

/** Words for values, of the catalogue. */
export interface FieldTexts {
  readonly noDay: string;
  readonly by: (day: string) => string;
  readonly during: (from: string, to: string) => string;
  readonly from: (day: string) => string;
  readonly within: (amount: number, unit: string) => string;
  readonly every: (amount: number, unit: string) => string;
  readonly units: Readonly<Record<string, string>>;
  readonly comparators: Readonly<Record<string, string>>;
  readonly changes: Readonly<Record<string, string>>;
  readonly unitRoles: Readonly<Record<string, string>>;
}

interface Context {
  readonly t: FieldTexts;
  readonly day: Dates['day'];
}

/** Shapes of `FieldView.value` by kind (docs/architecture.md, “What is found in a report”). */
interface PeriodValue {
  readonly period: {
    readonly kind: 'by' | 'during' | 'from' | 'within' | 'every';
    readonly on?: string | null;
    readonly from?: string | null;
    readonly to?: string | null;
    readonly amount?: number;
    readonly unit?: string;
  };
}
interface MeasureValue {
  readonly amount: number;
  readonly unit: string;
  readonly comparator: string;
  readonly change: string | null;
  readonly measure: string | null;
}

/** What the words of a field come to; null where they say it themselves. */
export function meaningOf(field: ItemField, context: Context): string | null {
  switch (field.kind) {
    case 'period':
      return periodWords((field.value as unknown as PeriodValue).period, context);
    case 'target':
    case 'figure':
      return measureWords(field.value as unknown as MeasureValue, context.t);
    case 'unit':
      return unitWords(field, context.t);
    default:
      return null;
  }
}

function periodWords(period: PeriodValue['period'], { t, day }: Context): string {
  const { on, from, to, amount = 1, unit = '' } = period;
  const unitName = t.units[unit] ?? unit;
  switch (period.kind) {
    case 'by':
      return on == null ? t.noDay : t.by(day(on));
    case 'from':
      return on == null ? t.noDay : t.from(day(on));
    case 'during':
      return from == null || to == null ? t.noDay : t.during(day(from), day(to));
    case 'within':
      return t.within(amount, unitName);
    case 'every':
      return t.every(amount, unitName);
  }
}

function measureWords({ amount, unit, comparator, change, measure }: MeasureValue, t: FieldTexts): string {
  const moved = change === null ? '' : (t.changes[change] ?? '');
  const words = `${moved}${t.comparators[comparator] ?? ''}${amount}${unit}`;
  return measure === null ? words : `${measure} ${words}`;
}

function unitWords({ value, organisationName }: ItemField, t: FieldTexts): string | null {
  const role = t.unitRoles[String(value['role'])] ?? null;
  return [role, organisationName].filter((part) => part !== null).join(' · ') || null;
}
