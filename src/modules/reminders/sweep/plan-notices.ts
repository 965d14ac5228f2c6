import { noticesDue, type Notice } from '../../../core/escalation/index.js';
import type { WorkCalendar } from '../../../core/calendar/index.js';
import type { RefusalParams } from '../../../core/shared/refusal.js';
import type { LocalDate } from '../../../core/shared/local-date.js';
import type { Role } from '../../../core/task/index.js';
import {
  DEFAULT_PACK,
  lightFor,
  LIGHTS,
  rulePack,
  type Light,
  type LightResult,
  type RuleContext,
  type RulePack,
} from '../../../core/warning/index.js';
import { toLightFacts, toNoticeFacts, type TaskRow } from './sweep-row.js';

/** The day of a sweep and what came before it. */
export interface SweepDay {
  readonly today: LocalDate;
  readonly calendar: WorkCalendar;
  /** Day of the last sweep that went to its end; null: none ever did. */
  readonly sweptThrough: LocalDate | null;
}

/** Something to be told about a task, to the holders of some roles. */
export interface PlannedNotice {
  readonly family: Notice['family'] | 'light';
  /** The unit whose people are meant; absent: those of the lead and above it. */
  readonly unitId?: string;
  readonly ruleId: string;
  readonly reasonCode: string;
  readonly dueDay: LocalDate;
  readonly level: number;
  readonly recipients: readonly Role[];
  readonly params: RefusalParams;
}

export interface TaskPlan {
  readonly light: LightResult;
  readonly lightChanged: boolean;
  readonly notices: readonly PlannedNotice[];
}

/** Applies the rules of one day to tasks: nothing is decided here, only asked. */
export class NoticePlanner {
  private readonly contexts = new Map<string, RuleContext>();

  /** @param pack judges every task by this pack; null: each by the one it was issued under */
  constructor(
    private readonly day: SweepDay,
    private readonly pack: RulePack | null = null,
  ) {}

  plan(row: TaskRow): TaskPlan {
    const ctx = this.contextOf(row.rulePack);
    const light = lightFor(toLightFacts(row), ctx);
    const lightChanged = light.light !== row.light || light.reasonCode !== row.lightReason;
    const facts = toNoticeFacts(row, this.day);
    const notices: PlannedNotice[] = facts === null ? [] : noticesDue(facts, ctx);
    if (isWorse(row.light, light.light) && isForUnit(row) && !notices.some(({ family }) => family === 'due'))
      notices.push(lightNotice(light, this.day.today));
    return { light, lightChanged, notices };
  }

  /** The rules and the day by which a task is judged. */
  contextFor({ rulePack: version }: Pick<TaskRow, 'rulePack'>): RuleContext {
    return this.contextOf(version);
  }

  get today(): LocalDate {
    return this.day.today;
  }

  /** 每月调度: nothing was swept in this month yet. */
  get isMonthlyCheck(): boolean {
    const { today, sweptThrough } = this.day;
    return sweptThrough === null || sweptThrough.slice(0, 7) !== today.slice(0, 7);
  }

  private contextOf(version: string): RuleContext {
    const known = this.contexts.get(version);
    if (known) return known;
    const { today, calendar } = this.day;
    const ctx = { today, calendar, pack: this.pack ?? rulePack(version) ?? DEFAULT_PACK };
    this.contexts.set(version, ctx);
    return ctx;
  }
}

/** From green to yellow, or to red. The first light of a task is no change for the worse, whatever it is. */
export function isWorse(before: Light, now: Light): boolean {
  return before !== 'grey' && LIGHTS.indexOf(now) > LIGHTS.indexOf(before);
}

/** While the supervising side has the task in hand, or a request for more time on its desk, the unit can do nothing about it. */
export function isForUnit({ state, extensionDecisionDueOn }: TaskRow): boolean {
  return state !== 'submitted' && state !== 'verifying' && extensionDecisionDueOn === null;
}

/**
 * A light that got worse is told once, unless a reminder of the time limit is in the same digest: that one stands under the
 * same light and says why. It is for those who work on the task, red also for the head of their unit.
 */
function lightNotice({ light, reasonCode, params }: LightResult, today: LocalDate): PlannedNotice {
  const recipients: readonly Role[] =
    light === 'red' ? ['liaison', 'owner', 'unit_signer'] : ['liaison', 'owner'];
  return {
    family: 'light',
    ruleId: `light.${light}`,
    reasonCode,
    dueDay: today,
    level: recipients.length,
    recipients,
    params,
  };
}
