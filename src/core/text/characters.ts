const UNITS = 0x10000;

/** One bit of knowledge on each UTF-16 unit, found out once: a regular expression for each character of every report is slow. */
function tableOf(pattern: RegExp): Uint8Array {
  return Uint8Array.from({ length: UNITS }, (_, unit) => Number(pattern.test(String.fromCharCode(unit))));
}

const HAN = tableOf(/\p{Script=Han}/u);
const LETTER_OR_DIGIT = tableOf(/[\p{L}\p{N}]/u);

const BEYOND_BASIC_PLANE = /^\p{Script=Han}/u;

/** How many UTF-16 units the Chinese character at `at` takes: two where it is a rare one outside the basic plane; 0: none begins there. */
export function hanUnitsAt(text: string, at: number): 0 | 1 | 2 {
  const unit = text.charCodeAt(at);
  if (HAN[unit] === 1) return 1;
  return isSurrogate(unit) && BEYOND_BASIC_PLANE.test(text.slice(at, at + 2)) ? 2 : 0;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** Whether a letter, a character or a digit of the basic plane stands at `at`. */
export function isLetterOrDigit(text: string, at: number): boolean {
  return LETTER_OR_DIGIT[text.charCodeAt(at)] === 1;
}
