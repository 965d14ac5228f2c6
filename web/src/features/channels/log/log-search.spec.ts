import { expect, it } from '@jest/globals';
import { noticeTexts } from '../../notices/texts.js';
import { askedOf, FAMILIES, logSearchOf } from './log-search.js';

it('what the log understands of its address is kept, the rest dropped', () => {
  const whole = {
    channel: 'sms',
    state: 'bounced',
    family: 'due',
    person: '秦 ',
    fromOn: '2026-09-01',
    throughOn: '2026-09-30',
  };
  expect(logSearchOf(whole)).toEqual(whole);
  expect(logSearchOf({ channel: 'pigeon', state: 7, family: 'x', person: '', fromOn: 'today' })).toEqual({});
  expect(logSearchOf({ person: 123 })).toEqual({ person: '123' });
  expect(logSearchOf({ person: '长'.repeat(80) }).person).toHaveLength(60);
});

it('a name is asked for without the spaces around it', () => {
  expect(askedOf({ person: ' 秦 ', state: 'sent' })).toEqual({ person: '秦', state: 'sent' });
  expect(askedOf({ person: '  ' })).toEqual({});
});

it('there is a word for every family', () => {
  expect([...FAMILIES].sort()).toEqual(Object.keys(noticeTexts['zh-CN'].families).sort());
});
