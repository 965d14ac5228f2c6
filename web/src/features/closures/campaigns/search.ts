import type { Schema } from '../../../api/client.js';

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

export function campaignSearch(raw: Readonly<Record<string, unknown>>): CampaignSearch {
  const standing = STANDINGS.find((one) => one === raw['standing']);
  return standing === undefined ? {} : { standing };
}
