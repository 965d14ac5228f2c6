const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** Value of a Chinese numeral below 1,000; null where it is none. */
export function chineseNumber(text: string): number | null {
  let total = 0;
  let digit = 0;
  for (const character of text) {
    if (character === '百') total += (digit || 1) * 100;
    else if (character === '十') total += (digit || 1) * 10;
    else if (DIGITS[character] !== undefined) {
      digit = DIGITS[character];
      continue;
    } else return null;
    digit = 0;
  }
  return total + digit;
}

/** Value of a whole number in either script: 12, 十二, 两; null where it is none. */
export function wholeNumber(text: string): number | null {
  return /^\d+$/.test(text) ? Number(text) : chineseNumber(text);
}
