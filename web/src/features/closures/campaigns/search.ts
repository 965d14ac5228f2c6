import type { Schema } from '../../../api/client.js';
import { oneOf, withoutAbsent, type RawSearch } from '../../../app/search-fields.js';

export type Standing = Schema<'CampaignBodyView'>['standing'];

/** From preparation to signature, in this order. */
export const STANDINGS = [
  'preparing',
  'awaiting-report',
  'awaiting-confirmation',
  'checking',
  'ready',
  'signed',
] as const satisfies readonly Standing[];

export interface CampaignSearch {
  readonly standing?: Standing;
}

export function campaignSearch(raw: RawSearch): CampaignSearch {
  return withoutAbsent({ standing: oneOf(raw['standing'], STANDINGS) });
}
