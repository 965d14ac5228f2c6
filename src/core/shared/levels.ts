/** Levels of government, the widest first. A town has no office of supervision: its county supervises it. */
export const GOVERNMENT_LEVELS = ['province', 'city', 'county', 'town'] as const;
export type GovernmentLevel = (typeof GOVERNMENT_LEVELS)[number];

export interface BodyOfLevel {
  /** `government` and `party` may stand at the head of a level, a department, an office or a town never. */
  readonly kind: string;
  readonly level: GovernmentLevel;
}

/**
 * Whether a lower level of government begins with a body (docs/adr/0041): a city or a county under a body of a higher level. The
 * database keeps it as `organisation.heads_level`.
 * @param above level of the body right above; null: none stands above it
 */
export function beginsLevel({ kind, level }: BodyOfLevel, above: GovernmentLevel | null): boolean {
  if (kind !== 'government' && kind !== 'party') return false;
  if (level !== 'city' && level !== 'county') return false;
  return above !== null && rankOf(above) < rankOf(level);
}

function rankOf(level: GovernmentLevel): number {
  return GOVERNMENT_LEVELS.indexOf(level);
}
