import type { RectificationClass, Role, TaskLimits } from '../task/index.js';

/** 预警灯: a computed state of the task today, not a document (domain.md section 4.3). */
export const LIGHTS = ['grey', 'green', 'yellow', 'red'] as const;
export type Light = (typeof LIGHTS)[number];

/** 蓝 · 黄 · 橙 · 红, the colours of a 督办单. */
export type SlipColour = 'blue' | 'yellow' | 'orange' | 'red';

/** What a rule can ask about a task. Points are percentage points behind 序时进度; days are working days. */
export type Condition =
  | { readonly kind: 'pastDue' }
  | { readonly kind: 'dueWithin'; readonly workdays: number }
  | { readonly kind: 'behindAtLeast'; readonly points: number }
  | { readonly kind: 'behindMoreThan'; readonly points: number }
  | { readonly kind: 'milestoneMissed' }
  /** The unit itself says so, or an officer found it. */
  | { readonly kind: 'cannotFinish' }
  /** A reply was sent back at least so often. */
  | { readonly kind: 'sentBack'; readonly times: number }
  /** No progress although the planned month is over by so many months. */
  | { readonly kind: 'notStartedFor'; readonly months: number }
  /** Named by province-level media or in a bulletin. */
  | { readonly kind: 'criticised' }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] };

/** `published`: as the locality printed it; `ours`: added so that the pack leaves no gap. */
export type Basis = 'published' | 'ours';

export interface LightRule {
  readonly light: Exclude<Light, 'grey' | 'green'>;
  /** Says why to a user, by catalogue. */
  readonly reason: ReasonCode;
  readonly when: Condition;
  readonly basis: Basis;
}

export type ReasonCode =
  | 'light.not-issued'
  | 'light.paused'
  | 'light.return-pending'
  | 'light.ended'
  | 'light.on-schedule'
  | 'light.past-due'
  | 'light.cannot-finish'
  | 'light.far-behind'
  | 'light.behind'
  | 'light.near-due'
  | 'light.milestone-missed'
  | 'light.sent-back'
  | 'light.not-started'
  | 'light.criticised';

export interface SlipRule {
  readonly colour: SlipColour;
  /** Drafted when this holds … */
  readonly when: Condition | null;
  /** … or when the limit of the slip before it passed without a valid reason. */
  readonly afterPreviousLimit: boolean;
  /** A leader approves it before it is issued. */
  readonly needsApproval: boolean;
  /** Working days the unit has to answer. */
  readonly limitWorkdays: number;
  readonly basis: Basis;
}

/** 专函 · 约谈 · 通报: never an act of the system, always a proposal that a person decides. */
export type Proposal = 'letter' | 'interview' | 'bulletin';

export interface ConsequenceRule {
  readonly propose: Proposal;
  readonly when:
    | { readonly kind: 'yellowChecks'; readonly times: number }
    | { readonly kind: 'redChecksInARow'; readonly times: number }
    | { readonly kind: 'redSlipUnmet' }
    | { readonly kind: 'interviewUnmet' };
  readonly basis: Basis;
}

/** Who is told, and from which step on: the difference between two entries is the grace in working days. */
export interface ChainLink {
  readonly role: Role;
  /** Working days after the anchor day; negative before it. Never smaller than that of the link before. */
  readonly from: number;
}

/** The steps of one family of notices around an anchor day, in working days. */
export interface Ladder {
  /** Steps before the anchor and on it (0), falling. */
  readonly before: readonly number[];
  /** First step after the anchor and the distance of the further ones; null: none. */
  readonly after: { readonly first: number; readonly every: number | null } | null;
  readonly chain: readonly ChainLink[];
}

export type Rhythm = 'monthly' | 'quarterly';

export interface ReminderRules {
  readonly due: Ladder;
  readonly sign: Ladder;
  readonly returnDecision: Ladder;
  readonly extensionDecision: Ladder;
  readonly pauseReview: Ladder;
  /** Anchored so many working days after signing for. */
  readonly plan: Ladder & { readonly workdays: number };
  /** Anchored on the last day of each period; a task signed for later than `afterWorkdays` before it owes none yet. */
  readonly progress: Ladder & { readonly afterWorkdays: number };
  /** For the unit that owes a part; its roles are those of that unit. */
  readonly part: Ladder;
  /** For the lead, about the part owed longest. */
  readonly partMissing: Ladder;
  readonly dispute: Ladder;
  /** Anchored so many working days after the result was handed in. */
  readonly verification: Ladder & { readonly workdays: number };
  /** Anchored so many working days after the verification, or the objection. */
  readonly decision: Ladder & { readonly workdays: number };
  /** Anchored on the last day of the publicity: the number can be struck off from the day after. */
  readonly publicity: Ladder;
  /** 回头看. */
  readonly recheck: Ladder;
  readonly rhythm: Readonly<Record<RectificationClass, Rhythm>>;
}

/**
 * Everything a locality may set. A task keeps the version it was issued under, so no change re-colours the past. Ladders of clocks
 * that came later stand in every version, old ones too, as in the default one: they say who is told from now on, and touch no
 * light, slip or limit.
 */
export interface RulePack {
  /** `<place>@<number>`; a published version is never edited, only followed by the next number. */
  readonly version: string;
  /** Source in domain.md: section 4.3 and its source number, null for our own. */
  readonly source: string | null;
  /** `monthly`: 序时进度 is measured at the end of the month before, so the colour holds for a month. */
  readonly judged: 'daily' | 'monthly';
  /** How the place paints a light where it differs (广元 shows 蓝 for on schedule). */
  readonly paintedAs: Readonly<Partial<Record<Light, SlipColour>>>;
  /** The first that holds decides; none: green. */
  readonly lights: readonly LightRule[];
  /** From the mildest to the hardest. */
  readonly slips: readonly SlipRule[];
  readonly consequences: readonly ConsequenceRule[];
  readonly reminders: ReminderRules;
  readonly limits: TaskLimits;
}
