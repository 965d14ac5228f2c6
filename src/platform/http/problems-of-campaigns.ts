import type { ProblemSpec } from './problem-spec.js';

const refused = (status: number, title: string): ProblemSpec => ({ status, title, level: 'info' });

/** The season of the yearly report: campaigns, filing, and what is done with last year's matters. */
export const CAMPAIGN_PROBLEMS = {
  'campaign.not-a-day': refused(422, '日期应为每年都有的月日，如 12-01'),
  'filing.in-the-future': refused(422, '报送、公开日期不能晚于今天'),
  'filing.secret-and-public': refused(422, '不予公开的报告不能同时填写公开日期'),
} as const satisfies Record<string, ProblemSpec>;
