export type { AnchorYear, Around } from './anchor-year.js';
export { fieldsOfReport, type FieldSource, namedReportYear } from './fields-of-report.js';
export { findFields, type Standing } from './find-fields.js';
export { namesFor, type NamedUnit, type OwnBody, resolveUnit } from './resolve-unit.js';
export { FIELD_KINDS } from './types.js';
export type {
  CitationField,
  Comparator,
  FieldKind,
  FigureField,
  Period,
  PeriodField,
  ReportField,
  TargetField,
  ThemeField,
  UnitField,
  UnitRole,
} from './types.js';
