export { expectedProgress, type Milestone, type ScheduleFacts } from './expected-progress.js';
export { lightFor, type LightResult } from './light.js';
export { holds, measure, type LightFacts, type Measure, type RuleContext } from './measure.js';
export { DEFAULT_PACK, RULE_PACKS, rulePack } from './packs/index.js';
export {
  LIGHTS,
  type Basis,
  type ChainLink,
  type Condition,
  type ConsequenceRule,
  type Ladder,
  type Light,
  type LightRule,
  type Proposal,
  type ReasonCode,
  type ReminderRules,
  type Rhythm,
  type RulePack,
  type SlipColour,
  type SlipRule,
} from './rule-pack.js';
