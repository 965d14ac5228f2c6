import { bareText, bigramsOf, dice } from './normalise.js';
import { likeness, type Likeness, type Rarity } from './likeness.js';
import type { Profile } from './profile.js';
import type { Recurrence } from './types.js';

/** A shortcoming of either year, read. */
export interface ReadShortcoming {
  readonly id: string;
  readonly text: string;
  readonly profile: Profile;
}

const SAME_WORDING = 0.72;
const SAME_THEME = 0.42;
const SURE = 0.52;
const MORE = /更加?|愈|日益|越来越|加剧|突出|严重|明显|普遍|长期|依旧|依然|仍然|反弹|大幅|较多/;
const LESS = /有所|偶有|偶尔|个别|少数|基本|较|略|仍有提升空间|进一步|尚有/;

/** This year's shortcomings that were last year's; the best earlier one for each, and any other just as near. */
export function recurrencesOf(
  previous: readonly ReadShortcoming[],
  current: readonly ReadShortcoming[],
  rarity: Rarity,
): Recurrence[] {
  return current.flatMap((now) => {
    const rated = previous
      .map((before) => rate(before, now, rarity))
      .filter((found): found is Recurrence => found !== null)
      .sort((a, b) => b.score - a.score);
    const best = rated[0]?.score ?? 0;
    return rated.filter((found, index) => index === 0 || found.score >= best * 0.85);
  });
}

function rate(before: ReadShortcoming, now: ReadShortcoming, rarity: Rarity): Recurrence | null {
  const wording = dice(bigramsOf(bareText(before.text)), bigramsOf(bareText(now.text)));
  const forth = likeness(before.profile, now.profile, rarity);
  const back = likeness(now.profile, before.profile, rarity);
  const alike = Math.max(forth.score, back.score) * 0.6 + Math.min(forth.score, back.score) * 0.4;
  const sameTrouble = wording >= SAME_WORDING || isSameTrouble(forth) || isSameTrouble(back);
  if (wording < SAME_WORDING && (!sameTrouble || alike < SAME_THEME)) return null;
  const score = Math.min(1, Math.max(wording, alike));
  return {
    previousId: before.id,
    currentId: now.id,
    likeness: wording >= SAME_WORDING ? 'same-wording' : 'same-theme',
    score: round(score),
    trend: trendOf(before.text, now.text),
    askAPerson: wording < SAME_WORDING && score < SURE,
  };
}

/** Theme and facet with a word beside them, or rare words enough without. */
function isSameTrouble({ samePair, byGrams, telling, sharedKeys }: Likeness): boolean {
  const words = sharedKeys.filter((key) => !key.includes('|'));
  return (samePair && (words.length > 0 || byGrams >= 0.2)) || byGrams >= 0.35 || telling >= 1.2;
}

/** Worse or better by the words of degree: 个别 → 普遍 is worse, 普遍 → 个别 is better. */
function trendOf(before: string, now: string): Recurrence['trend'] {
  const step = degree(now) - degree(before);
  if (step > 0) return 'worse';
  return step < 0 ? 'better' : 'unchanged';
}

function degree(text: string): number {
  return Number(MORE.test(text)) - Number(LESS.test(text));
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
