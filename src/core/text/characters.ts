const UNITS = 0x10000;

/** One bit of knowledge on each UTF-16 unit, found out once: a regular expression for each character of every report is slow. */
function tableOf(pattern: RegExp): Uint8Array {
  return Uint8Array.from({ length: UNITS }, (_, unit) => Number(pattern.test(String.fromCharCode(unit))));
}

const HAN = tableOf(/\p{Script=Han}/u);
const LETTER_OR_DIGIT = tableOf(/[\p{L}\p{N}]/u);

/** Whether a Chinese character of the basic plane stands at `at`. */
export function isHan(text: string, at: number): boolean {
  return HAN[text.charCodeAt(at)] === 1;
}

/** Whether a letter, a character or a digit of the basic plane stands at `at`. */
export function isLetterOrDigit(text: string, at: number): boolean {
  return LETTER_OR_DIGIT[text.charCodeAt(at)] === 1;
}
