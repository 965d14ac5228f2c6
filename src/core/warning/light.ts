import type { RefusalParams } from '../shared/refusal.js';
import type { TaskState } from '../task/index.js';
import { holds, measure, type LightFacts, type RuleContext } from './measure.js';
import type { Light, ReasonCode } from './rule-pack.js';

export interface LightResult {
  readonly light: Light;
  readonly reasonCode: ReasonCode;
  /** `expected` and `progress` in per cent, `gap` in points, `workdaysLeft` in working days; empty for grey. */
  readonly params: RefusalParams;
  readonly packVersion: string;
}

const GREY: Readonly<Partial<Record<TaskState, ReasonCode>>> = {
  draft: 'light.not-issued',
  registered: 'light.not-issued',
  reopened: 'light.not-issued',
  paused: 'light.paused',
  return_pending: 'light.return-pending',
  done: 'light.ended',
  not_applicable: 'light.ended',
  publicity: 'light.ended',
  closed: 'light.ended',
  carried_over: 'light.ended',
  cancelled: 'light.ended',
  merged: 'light.ended',
};

/** The light of one task on a day, by the pack it was issued under, and why. */
export function lightFor(facts: LightFacts, ctx: RuleContext): LightResult {
  const packVersion = ctx.pack.version;
  const measured = facts.state in GREY ? null : measure(facts, ctx);
  if (measured === null) {
    const reasonCode = GREY[facts.state] ?? 'light.not-issued';
    return { light: 'grey', reasonCode, params: {}, packVersion };
  }
  const { expected, progress, gap, workdaysLeft, dueOn } = measured;
  const params = { expected: Math.round(expected), progress, gap: Math.round(gap), workdaysLeft, dueOn };
  const rule = ctx.pack.lights.find(({ when }) => holds(when, measured));
  return rule
    ? { light: rule.light, reasonCode: rule.reason, params, packVersion }
    : { light: 'green', reasonCode: 'light.on-schedule', params, packVersion };
}
