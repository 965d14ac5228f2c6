import type { ToldOfSlip } from '../../slips/index.js';
import { EVENT_TEXTS, FRAME_TEXTS, LIGHT_TEXTS, PAPER_TEXTS } from './notice-sentences.js';
import type { Sentence } from './sentence.js';
import { SWEEP_TEXTS } from './sweep-sentences.js';

export const NOTICE_TEXTS = {
  ...SWEEP_TEXTS,
  ...LIGHT_TEXTS,
  ...EVENT_TEXTS,
  ...PAPER_TEXTS,
  ...FRAME_TEXTS,
};

export type NoticeTextCode = keyof typeof NOTICE_TEXTS;
/** Events that people are told of at once. */
export type ToldEvent = keyof typeof EVENT_TEXTS | ToldOfSlip;
export type NoticeLanguage = keyof Sentence;
export type TextParams = Readonly<Record<string, string | number | null>>;

/** The sentence with its figures put in; one that is not known reads `—`. */
export function noticeText(code: NoticeTextCode, params: TextParams = {}, language: NoticeLanguage = 'zh') {
  const late = typeof params['workdaysLeft'] === 'number' ? -params['workdaysLeft'] : null;
  const known: TextParams = { late, ...params };
  return NOTICE_TEXTS[code][language].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(known[name] ?? '—'),
  );
}

/** The same for a code that comes from a row; one that an older release wrote and this one lacks stands for itself. */
export function sentenceOf({ reasonCode, params }: { reasonCode: string; params: TextParams }): string {
  return isNoticeText(reasonCode) ? noticeText(reasonCode, params) : reasonCode;
}

function isNoticeText(code: string): code is NoticeTextCode {
  return code in NOTICE_TEXTS;
}
