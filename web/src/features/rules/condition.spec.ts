import { describe, expect, it } from '@jest/globals';
import { RULE_PACKS } from '../../../../src/core/warning/index.js';
import { sentenceOf } from './condition.js';
import { ruleTexts } from './texts.js';

const words = ruleTexts['zh-CN'].conditions;

describe('sentenceOf', () => {
  it('says figures and joins what belongs together', () => {
    const any = {
      kind: 'any',
      of: [
        { kind: 'behindAtLeast', points: 10 },
        { kind: 'sentBack', times: 1 },
      ],
    };
    expect(sentenceOf(any, words)).toBe('落后序时进度达到 10 个百分点，或者报结后被退回 1 次以上');
  });

  it('has words for every condition of every pack', () => {
    const told = RULE_PACKS.flatMap(({ lights, slips, consequences }) =>
      [...lights, ...slips, ...consequences].flatMap(({ when }) => (when === null ? [] : [when])),
    );
    for (const when of told) expect(sentenceOf({ ...when }, words)).not.toContain('{');
  });
});
