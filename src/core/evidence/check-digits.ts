import { parseLocalDate } from '../shared/local-date.js';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';
/** 省级行政区划代码 by GB/T 2260: the first two digits. */
const PROVINCES = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

/** 居民身份证号 with province and birthday in place: 18 characters with the check character of GB 11643, or the old 15 digits. */
export function isResidentNumber(text: string): boolean {
  if (!PROVINCES.test(text)) return false;
  if (/^\d{15}$/.test(text)) return isBirthday(`19${text.slice(6, 12)}`);
  if (!/^\d{17}[\dX]$/.test(text)) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return CHECK_CHARACTERS[sum % 11] === text[17] && isBirthday(text.slice(6, 14));
}

function isBirthday(digits: string): boolean {
  const year = Number(digits.slice(0, 4));
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  return year >= 1900 && year < 2100 && parseLocalDate(day) !== null;
}

/** The check digit of bank cards (ISO/IEC 7812, Luhn). */
export function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
