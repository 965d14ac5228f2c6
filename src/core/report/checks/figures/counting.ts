/** Units in which a report counts what it did, for use in a pattern. */
export const COUNTED = '件次|人次|场次|万元|亿元|件|起|人|个|项|宗|次|户|条|份|名|场';
export const NUMBER = '\\d{1,9}(?:\\.\\d{1,4})?';

/** Sums of decimals such as 0.1 + 0.2 compare as printed. */
export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** What one unit of the last printed digit is worth: 98.3 → 0.1. */
export function lastDigit(printed: string): number {
  return 10 ** -(printed.split('.')[1]?.length ?? 0);
}

/** Whether a value prints as `printed`: rounded, or cut off where it has decimals. */
export function printsAs(value: number, printed: string): boolean {
  const unit = lastDigit(printed);
  const difference = value - Number(printed);
  return Math.abs(difference) <= unit / 2 + 1e-9 || (unit < 1 && difference >= 0 && difference < unit - 1e-9);
}

/** Every place of a word, so that only what stands around it is read closely. */
export function placesOf(text: string, word: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) places.push(at);
  return places;
}
