import type { LastSlip } from '../escalation/index.js';
import type { LocalDate } from '../shared/local-date.js';
import type { RulePack, SlipColour, SlipRule } from '../warning/index.js';
import type { SlipRecord } from './facts.js';

/**
 * On which ground a colour may go out now (domain.md section 4.3): as the mildest one, because the limit of the one before
 * it passed unmet, or out of turn, for which a cause must be stated. `not-harder`: a slip that is out is only followed by a
 * harder one.
 */
export type ColourGround = 'first' | 'limit' | 'out-of-turn' | 'not-harder';

export function groundOf(
  colour: SlipColour,
  last: LastSlip | null,
  at: { readonly pack: RulePack; readonly today: LocalDate },
): ColourGround {
  const place = placeOf(colour, at.pack);
  if (last === null || last.isMet) return place === 0 ? 'first' : 'out-of-turn';
  const lastPlace = placeOf(last.colour, at.pack);
  if (place <= lastPlace) return 'not-harder';
  return place === lastPlace + 1 && at.today > last.limitOn ? 'limit' : 'out-of-turn';
}

/** The rule of the pack for a colour; null: this locality has no such slip. */
export function slipRule(colour: SlipColour, pack: RulePack): SlipRule | null {
  return pack.slips.find((rule) => rule.colour === colour) ?? null;
}

function placeOf(colour: SlipColour, { slips }: RulePack): number {
  return slips.findIndex((rule) => rule.colour === colour);
}

/** How the next colour sees a slip that was issued: an answer in time counts until somebody finds it wanting. */
export function asLastSlip(
  slip: Pick<SlipRecord, 'state' | 'colour' | 'limitOn' | 'repliedOn'>,
): LastSlip | null {
  const { state, colour, limitOn, repliedOn } = slip;
  if (limitOn === null || state === 'withdrawn') return null;
  const isAnswered = state === 'replied' && repliedOn !== null && repliedOn <= limitOn;
  return { colour, limitOn, isMet: state === 'met' || isAnswered };
}

/** The slip is out and its own clock runs, or its answer lies with the supervisor: a reminder would only repeat it. */
export function isRunning(slip: Pick<SlipRecord, 'state' | 'limitOn'>, today: LocalDate): boolean {
  if (slip.state === 'replied') return true;
  return (
    (slip.state === 'issued' || slip.state === 'signed') && slip.limitOn !== null && today <= slip.limitOn
  );
}
