import type { Texts } from '../../i18n/texts.js';
import type { ruleTexts } from './rule-texts.js';

type RuleTexts = typeof ruleTexts extends Texts<infer Names> ? Names : never;

const RULE = /^(?<family>[a-z-]+)\.(?<phase>before|on|after)-(?<days>\d+)$/;

/** The rule behind a notice as people say it: `due.before-5` → 办结时限前 5 个工作日, `light.red` → 转为红灯; the rule itself where it is not known. */
export function ruleWords(ruleId: string, t: RuleTexts): string {
  const light = lightOf(ruleId, t);
  if (light !== null) return light;
  const { family = '', phase, days = '' } = RULE.exec(ruleId)?.groups ?? {};
  const clocks: Readonly<Record<string, string>> = t.clocks;
  const clock = Object.hasOwn(clocks, family) ? clocks[family] : undefined;
  if (clock === undefined) return ruleId;
  if (phase === 'on') return t.on(clock);
  return phase === 'before' ? t.before(clock, Number(days)) : t.after(clock, Number(days));
}

function lightOf(ruleId: string, t: RuleTexts): string | null {
  const lights: Readonly<Record<string, string>> = t.lights;
  const colour = ruleId.startsWith('light.') ? ruleId.slice('light.'.length) : '';
  return Object.hasOwn(lights, colour) ? (lights[colour] ?? null) : null;
}
