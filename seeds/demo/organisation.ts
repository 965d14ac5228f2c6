import type { ThemeCode } from '../../src/core/shared/themes.js';

/** One line of the 权责清单, reduced to what a suggestion of the lead unit needs. */
export interface DemoDuty {
  readonly theme: ThemeCode;
  /** Words of the unit's own business, beyond the words of the theme. */
  readonly keywords: readonly string[];
  /** Document in which the duty is written. */
  readonly basis: string;
}

export interface DemoOrganisation {
  /** Unique label, the last part of `path`; stands in task numbers (`2025-qy-001`). */
  readonly code: string;
  /** Codes from the city down, `/yh/qy/`: a body sees what lies under its own path. */
  readonly path: string;
  /** Full official name. */
  readonly name: string;
  /** Name on lists. */
  readonly shortName: string;
  /** What reports call it besides. */
  readonly aliases: readonly string[];
  /** `office` is a 督查室 or 依法治县办, `town` the government of a town or street. */
  readonly kind: 'party' | 'government' | 'department' | 'town' | 'office';
  readonly level: 'city' | 'county' | 'town';
  /** 机关代字, first part of a number such as `青政办督〔2025〕1号`. */
  readonly documentPrefix: string;
  /** Owes an annual report on its own account. */
  readonly isReportingBody: boolean;
  /** Code of the body with which a party committee makes the annual report jointly. */
  readonly jointWith: string | null;
  readonly duties: readonly DemoDuty[];
}

export type DutyWords = Readonly<Partial<Record<ThemeCode, readonly string[]>>>;

/** Duties as the 三定规定 of a body states them. */
export function dutiesOf(name: string, words: DutyWords): readonly DemoDuty[] {
  return Object.entries(words).map(([theme, keywords]) => ({
    theme: theme as ThemeCode,
    keywords,
    basis: `《${name}职能配置、内设机构和人员编制规定》`,
  }));
}
