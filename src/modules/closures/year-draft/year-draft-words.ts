import type { DraftPartView } from './year-draft.views.js';

/** What the file and the text of a draft both print. */
export const DRAFT_MARK = '（整改部分初稿，供起草使用）';
export const NOTHING = '（台账中没有相应事项。）';
export const SOURCES_TITLE = '附件　初稿逐句来源对照（供核对，报送前删去）';

const NUMERALS = ['一', '二', '三', '四'] as const;

/** 一、…; `place` counts from 0. */
export function headingOf({ heading }: Pick<DraftPartView, 'heading'>, place: number): string {
  return `${NUMERALS[place] ?? ''}、${heading}`;
}
