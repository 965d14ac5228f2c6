import type { ThemeCode } from '../../src/core/shared/themes.js';

/** What sort of body it is; decides what may be reported by it and who supervises whom. */
export type DemoOrganisationKind =
  | 'party-committee'
  | 'government'
  /** 党委或政府的督查室 */
  | 'supervision-office'
  /** 依法治市（县）办 */
  | 'rule-of-law-office'
  | 'department';

export type DemoOrganisationLevel = 'city' | 'county' | 'town';

/** One line of the 权责清单, reduced to what a suggestion of the lead unit needs. */
export interface DemoDuty {
  readonly theme: ThemeCode;
  /** Words of the unit's own business, beyond the words of the theme. */
  readonly keywords: readonly string[];
}

export interface DemoOrganisation {
  /** Unique label, the last part of `path`; stands in task numbers (`2025-qy-001`). */
  readonly code: string;
  /** Codes from the city down, joined by dots: a body sees what lies under its own path. */
  readonly path: string;
  /** Full official name. */
  readonly name: string;
  /** Name on lists. */
  readonly shortName: string;
  /** What reports call it besides. */
  readonly aliases: readonly string[];
  readonly kind: DemoOrganisationKind;
  readonly level: DemoOrganisationLevel;
  /** 机关代字 as in `青政办督〔2025〕1号`. */
  readonly documentCode: string;
  /** Code of the body with which the annual report is made jointly (党委和政府联合). */
  readonly jointWith: string | null;
  readonly duties: readonly DemoDuty[];
}
