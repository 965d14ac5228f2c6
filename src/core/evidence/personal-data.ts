import { passesLuhn, isResidentNumber } from './check-digits.js';

/** 个人信息保护法 art. 4 and 28: what identifies a person and must be struck out before a paper is published. */
export const PERSONAL_DATA_KINDS = ['id_number', 'mobile_number', 'bank_card'] as const;
export type PersonalDataKind = (typeof PERSONAL_DATA_KINDS)[number];

export interface PersonalDataFinding {
  readonly kind: PersonalDataKind;
  /** How many different numbers. */
  readonly count: number;
  /** The first few, with all but their ends struck out: enough to find the place, too little to be the datum. */
  readonly samples: readonly string[];
}

const SAMPLES = 3;

/**
 * Runs of digits as people print them: with spaces or hyphens between groups, full-width too. A run inside a longer one is no
 * number of its own. Twelve digits at the least: shorter ones are dates, amounts and document numbers.
 */
const LONG_RUN = /(?<![0-9A-Za-z.])\d(?:[ -]?\d){13,18}[Xx]?(?![0-9A-Za-z])/g;
/** 11 digits from 13 to 19, grouped 3-4-4 or not at all, also after +86. */
const MOBILE = /(?<![0-9A-Za-z.])(?:\+?86[ -]?)?(1[3-9]\d(?:[ -]?\d{4}){2})(?![0-9A-Za-z])/g;

/**
 * Finds 居民身份证号 (18 digits by GB 11643, and the old 15), mobile numbers and bank cards (Luhn). Office telephones are not
 * looked for: notices print them on purpose. Nothing of the numbers leaves this file but the masked samples.
 */
export function findPersonalData(text: string): PersonalDataFinding[] {
  const search = new PersonalDataSearch();
  search.add(text);
  return search.findings();
}

/** The same for a text that comes in pieces, such as those of {@link piecesBetweenNumbers}. */
export class PersonalDataSearch {
  private readonly found = new Map<PersonalDataKind, Set<string>>(
    PERSONAL_DATA_KINDS.map((kind) => [kind, new Set()]),
  );

  add(piece: string): void {
    const plain = piece.normalize('NFKC').replace(/[\u200b-\u200d\u2060\ufeff]/g, '');
    for (const [run] of plain.matchAll(LONG_RUN)) {
      const digits = compact(run);
      const kind = kindOfLongRun(digits);
      if (kind !== null) this.found.get(kind)?.add(digits);
    }
    for (const [, number = ''] of plain.matchAll(MOBILE))
      this.found.get('mobile_number')?.add(compact(number));
  }

  findings(): PersonalDataFinding[] {
    return [...this.found].filter(([, numbers]) => numbers.size > 0).map(toFinding);
  }
}

/** No number goes on past one of these, whatever its form. */
const BETWEEN_NUMBERS = /[\n\u4e00-\u9fff，。；：、]/g;

/**
 * Cuts a long text where no number is cut, so that it can be looked through bit by bit.
 * @param characters of a piece at the least, but for the last one
 */
export function* piecesBetweenNumbers(text: string, characters: number): Generator<string> {
  let from = 0;
  while (from < text.length) {
    BETWEEN_NUMBERS.lastIndex = from + characters;
    const cut = BETWEEN_NUMBERS.exec(text);
    const end = cut === null ? text.length : cut.index + 1;
    yield text.slice(from, end);
    from = end;
  }
}

function kindOfLongRun(digits: string): PersonalDataKind | null {
  if (isResidentNumber(digits)) return 'id_number';
  return /^\d{16,19}$/.test(digits) && isCardPrefix(digits) && passesLuhn(digits) ? 'bank_card' : null;
}

/** 62 is UnionPay, 4 Visa, 5 Mastercard and older domestic cards, 9 older domestic ones, 35 JCB. */
function isCardPrefix(digits: string): boolean {
  return /^(?:62|4|5[0-9]|9[0-9]|35)/.test(digits);
}

function compact(run: string): string {
  return run.replace(/[ -]/g, '').toUpperCase();
}

function toFinding([kind, numbers]: [PersonalDataKind, Set<string>]): PersonalDataFinding {
  return { kind, count: numbers.size, samples: [...numbers].slice(0, SAMPLES).map(mask) };
}

/** The first three and the last two stay. */
function mask(digits: string): string {
  return `${digits.slice(0, 3)}${'*'.repeat(digits.length - 5)}${digits.slice(-2)}`;
}
