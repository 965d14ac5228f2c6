import type { LocalDate } from '../../shared/local-date.js';
import type { Span } from '../../shared/span.js';
import type { ThemeCode, ThemeSystem } from '../../shared/themes.js';

/**
 * A time that the text names. Days are null where the words alone do not settle them (「年底前」 in a plan that names
 * no year): found is not the same as resolved, and nothing is guessed.
 */
export type Period =
  /** 6月底前: `on` is the last day that still counts. */
  | { readonly kind: 'by'; readonly on: LocalDate | null }
  /** 上半年, 2025年, 年内. */
  | { readonly kind: 'during'; readonly from: LocalDate | null; readonly to: LocalDate | null }
  /** 自2025年1月1日起. */
  | { readonly kind: 'from'; readonly on: LocalDate | null }
  /** 三年内, 15个工作日内: a length whose beginning the words do not tell. */
  | { readonly kind: 'within'; readonly amount: number; readonly unit: LengthUnit }
  /** 每季度: once every `amount` units. */
  | { readonly kind: 'every'; readonly amount: number; readonly unit: RhythmUnit };

export type LengthUnit = 'day' | 'workday' | 'week' | 'month' | 'year';
export type RhythmUnit = 'day' | 'week' | 'half-month' | 'month' | 'quarter' | 'half-year' | 'year';

/** What all fields have: their own place in the report, `text === original.slice(start, end)`, and the rule that found them. */
interface Found extends Span {
  readonly text: string;
  readonly ruleId: string;
}

export interface PeriodField extends Found {
  readonly kind: 'period';
  readonly period: Period;
  /** The words elsewhere that the year was taken from; null where the text of the field carries it or nothing does. */
  readonly anchor: Span | null;
}

export type Comparator = 'at-least' | 'at-most' | 'exactly' | 'about' | 'more-than' | 'less-than';

/** A measurable statement. */
interface Measured extends Found {
  readonly amount: number;
  /** As printed: 次, 册, %, 个百分点. */
  readonly unit: string;
  readonly comparator: Comparator;
  /** 提高5个百分点 changes by its amount, 提高到95% reaches it. */
  readonly change: 'up' | 'down' | null;
  /** 覆盖率, as printed; null where the words beside the number name none. */
  readonly measure: string | null;
}

/** In a plan item. */
export interface TargetField extends Measured {
  readonly kind: 'target';
}

/** Told anywhere else. */
export interface FigureField extends Measured {
  readonly kind: 'figure';
}

/** `responsible`, `lead`, `assist` and `owner` only where the text says 责任单位, 牵头单位, 配合单位 or 责任人. */
export type UnitRole = 'mentioned' | 'responsible' | 'lead' | 'assist' | 'owner';

/** A unit, a group of units or a post, as printed. Which row of the directory it is, the directory says. */
export interface UnitField extends Found {
  readonly kind: 'unit';
  readonly form: 'unit' | 'group' | 'post';
  readonly role: UnitRole;
}

export interface ThemeField extends Found {
  readonly kind: 'theme';
  readonly theme: ThemeCode;
  readonly system: ThemeSystem;
  /** Edition of the taxonomy the code belongs to. */
  readonly taxonomy: string;
}

/** 《…》 or a 文号 by itself. */
export interface CitationField extends Found {
  readonly kind: 'citation';
  readonly title: string | null;
  readonly form: 'law' | 'document';
  readonly documentNumber: string | null;
}

export type ReportField = PeriodField | TargetField | FigureField | UnitField | ThemeField | CitationField;
export const FIELD_KINDS = [
  'period',
  'target',
  'figure',
  'unit',
  'theme',
  'citation',
] as const satisfies readonly ReportField['kind'][];
export type FieldKind = (typeof FIELD_KINDS)[number];
