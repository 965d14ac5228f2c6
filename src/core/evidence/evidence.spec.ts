import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { localDate } from '../shared/local-date.js';
import {
  evidenceWarnings,
  findPersonalData,
  PersonalDataSearch,
  piecesBetweenNumbers,
  publicationHolds,
  type ClearanceFacts,
} from './index.js';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function residentNumber(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return body + '10X98765432'[sum % 11];
}

function card(body: string): string {
  const last = [...Array(10).keys()].find((digit) => luhnSum(`${body}${digit}`) % 10 === 0);
  return `${body}${last}`;
}

function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, i) => {
    const value = i % 2 === 0 ? Number(digit) : Number(digit) * 2;
    return sum + Math.floor(value / 10) + (value % 10);
  }, 0);
}

const kinds = (text: string) => findPersonalData(text).map(({ kind, count }) => `${kind} ${count}`);

describe('findPersonalData', () => {
  const number = residentNumber('11010519491231002');
  const bank = card('622202020011223344');

  it.each([
    [`身份证号${number}，`, ['id_number 1']],
    [`证件：${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`, ['id_number 1']],
    ['旧证110105491231002', ['id_number 1']],
    ['手机１３８００１３８０００', ['mobile_number 1']],
    ['电话：138-0013-8000、+86 13900139000', ['mobile_number 2']],
    [`卡号 ${bank.replace(/(\d{4})(?=\d)/g, '$1 ')}`, ['bank_card 1']],
    [`${number}和${number}`, ['id_number 1']],
  ])('%s', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it.each([
    '2026年3月2日,全年审查合同1234件,涉及金额123456789012.35元',
    '荻司办〔2025〕12号,统一社会信用代码11330500MB0F12345X',
    '办公电话 0572-2012345',
    '监督电话:12345',
    `差一位的${number.slice(0, 17)}${number.endsWith('2') ? '3' : '2'}`,
    '任务编号 2025-qysf-001,订单 20260302083000123456',
    '网址 http://example.cn/t20260302_6212345678901.html',
  ])('finds nothing in %s', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('shows no number whole', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^1[1-5]\d{4}(19[5-9]\d)(0[1-9]|1[0-2])(0[1-9]|1\d|2[0-8])\d{3}$/),
        fc.string({ maxLength: 20 }),
        (body, around) => {
          const whole = residentNumber(body);
          const findings = findPersonalData(`${around}，${whole}。${around}`);
          expect(findings.map(({ kind }) => kind)).toContain('id_number');
          expect(JSON.stringify(findings)).not.toContain(whole.slice(3, 16));
        },
      ),
    );
  });

  it('finds the same in pieces as in the whole, wherever it is cut', () => {
    const word = fc.constantFrom(
      number,
      bank,
      '138-0013-8000',
      '１３９',
      '00139000',
      '，',
      '号',
      '\n',
      ' ',
      '-',
      'A1',
      '.',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.integer({ min: 1, max: 40 }), (words, size) => {
        const text = words.join('');
        const pieces = [...piecesBetweenNumbers(text, size)];
        const search = new PersonalDataSearch();
        for (const piece of pieces) search.add(piece);
        expect(pieces.join('')).toBe(text);
        expect(search.findings()).toEqual(findPersonalData(text));
      }),
    );
  });

  it('reads any text in time in proportion to its length', () => {
    const long = '1 '.repeat(200_000);
    expect(findPersonalData(long)).toEqual([]);
  });
});

describe('evidenceWarnings', () => {
  const dates = {
    effectiveOn: localDate('2026-03-01'),
    effectiveTo: null,
    reportYear: 2025,
    reopenedOn: null,
    wasThereBefore: false,
    closedOn: null,
  };
  const today = localDate('2026-06-01');

  it.each([
    [{}, []],
    [{ effectiveOn: localDate('2024-12-31') }, ['evidence.before-problem']],
    [{ effectiveOn: localDate('2025-01-01') }, []],
    [{ reopenedOn: localDate('2026-03-01') }, []],
    [{ reopenedOn: localDate('2026-03-02') }, ['evidence.before-reopening']],
    [{ reopenedOn: localDate('2026-03-01'), wasThereBefore: true }, ['evidence.before-reopening']],
    [{ effectiveOn: localDate('2026-06-02') }, ['evidence.in-the-future']],
    [{ closedOn: localDate('2026-02-28') }, ['evidence.after-closure']],
    [{ closedOn: localDate('2026-03-01') }, []],
    [{ effectiveTo: localDate('2026-05-31') }, ['evidence.expired']],
    [{ effectiveTo: today }, []],
  ])('%j', (change, expected) => {
    expect(evidenceWarnings({ ...dates, ...change }, today)).toEqual(expected);
  });
});

describe('publicationHolds', () => {
  const cleared = { outcome: 'cleared', personalDataChecked: true } as const;
  const fit: ClearanceFacts = {
    isInternal: false,
    isCurrent: true,
    reviews: [cleared, cleared],
    scan: 'clear',
  };

  it.each<[Partial<ClearanceFacts>, string[]]>([
    [{}, []],
    [{ isInternal: true }, ['internal']],
    [{ isCurrent: false }, ['not-current']],
    [{ reviews: [cleared] }, ['review-open']],
    [{ reviews: [cleared, cleared, { outcome: 'withheld', personalDataChecked: true }] }, ['withheld']],
    [{ scan: null }, ['scan-open']],
    [{ scan: 'found' }, ['personal-data']],
    [{ scan: 'unreadable' }, []],
    [
      { scan: 'unreadable', reviews: [cleared, { ...cleared, personalDataChecked: false }] },
      ['personal-data-unchecked'],
    ],
  ])('%j is held by %j', (change, holds) => {
    expect(publicationHolds({ ...fit, ...change })).toEqual(holds);
  });
});
