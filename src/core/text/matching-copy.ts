const FULL_WIDTH = /[\uFF01-\uFF5E\u3000\u00A0]/g;
const OFFSET = 0xfee0;

/**
 * The matching copy of a text: full-width letters, digits and punctuation made half-width, one character for one,
 * so that every offset of the copy is an offset of the original.
 */
export function matchingCopy(text: string): string {
  return text.replace(FULL_WIDTH, (character) => {
    const code = character.charCodeAt(0);
    return code === 0x3000 || code === 0xa0 ? ' ' : String.fromCharCode(code - OFFSET);
  });
}

const NOISE = /[\s\p{P}\p{S}]/gu;

/** Only letters, digits and characters: for comparing wordings. */
export function bareText(text: string): string {
  return matchingCopy(text).replace(NOISE, '');
}

/** The set of neighbouring character pairs of a bare text. */
export function bigramsOf(bare: string): Set<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < bare.length; i++) pairs.add(bare.slice(i, i + 2));
  return pairs;
}

/** Dice coefficient 0..1 of two sets. */
export function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let shared = 0;
  for (const key of a) if (b.has(key)) shared++;
  return (2 * shared) / (a.size + b.size);
}
