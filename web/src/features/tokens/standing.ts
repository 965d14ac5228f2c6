/** Time enough to set a system over to a new secret. */
const SOON_DAYS = 14;
const MS_PER_DAY = 86_400_000;

/**
 * @param expiresAt instant, ISO 8601
 * @param today day in China, `2026-03-02`
 */
export function standingOf(expiresAt: string, today: string): 'expired' | 'soon' | 'good' {
  const days = (Date.parse(expiresAt) - Date.parse(`${today}T00:00:00+08:00`)) / MS_PER_DAY;
  if (days < 0) return 'expired';
  return days <= SOON_DAYS ? 'soon' : 'good';
}
