import { describe, expect, it } from '@jest/globals';
import { NOTICE_TEXTS, noticeText, sentenceOf, type NoticeTextCode } from './notice-texts.js';

describe('the sentences of notices', () => {
  it.each(Object.keys(NOTICE_TEXTS) as NoticeTextCode[])(
    '%s says the same figures in both languages',
    (code) => {
      const { zh, en } = NOTICE_TEXTS[code];
      const figures = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
      const unsaid = figures(en).filter((figure) => !figures(zh).includes(figure));
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/[a-z]/i);
      expect(unsaid).toEqual([]);
    },
  );

  it('put figures in, days overdue as a positive number', () => {
    expect(noticeText('notice.due-after', { workdaysLeft: -4, dueOn: '2026-10-12' })).toBe(
      '已超过办结时限4个工作日(时限2026-10-12)',
    );
    expect(noticeText('notice.due-before', { workdaysLeft: 5, dueOn: '2026-10-12' }, 'en')).toBe(
      '5 working days left until 2026-10-12',
    );
  });

  it('show a dash for a figure that is not known', () => {
    expect(noticeText('task.resumed', { dueOn: null })).toBe('已恢复办理,办结时限—');
  });

  it('let a code of an older release stand for itself', () => {
    expect(sentenceOf({ reasonCode: 'notice.retired', params: {} })).toBe('notice.retired');
  });
});
