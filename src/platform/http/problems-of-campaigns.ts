import type { ProblemSpec } from './problem-spec.js';

const refused = (status: number, title: string): ProblemSpec => ({ status, title, level: 'info' });

/** The season of the yearly report: campaigns, filing, and what is done with last year's matters. */
export const CAMPAIGN_PROBLEMS = {
  'campaign.not-a-day': refused(422, '日期应为每年都有的月日，如 12-01'),
  'filing.in-the-future': refused(422, '报送、公开日期不能晚于今天'),
  'filing.secret-and-public': refused(422, '不予公开的报告不能同时填写公开日期'),
  'closure.matters-by-hand': refused(409, '没有上一年度的报告，按手工录入或台账导入的事项核对'),
  'closure.copy-of-last-year': refused(422, '报告大部分照抄上一年度的报告，请退回重写或逐项核实'),
  'closure.report-replaced': refused(409, '该报告已有更正版本，确认更正版本后自动重新核查'),
  'closure.recurrence-unconfirmed': refused(409, '请先确认是同一问题再次出现'),
} as const satisfies Record<string, ProblemSpec>;
