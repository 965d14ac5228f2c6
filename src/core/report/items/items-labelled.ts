import type { Span } from '../../shared/span.js';
import { type Cut, type Field, textOf, whole } from './item-shape.js';

/** 「问题:」, 「存在问题:」 at the head of a line. */
const PROBLEM = /^(?:反馈|存在|具体|主要|指出)?的?问题(?:描述|表现|内容)?:/;
/** What an answer to it is called at the head of the lines below. */
const ANSWER =
  /^(?:产生|存在|问题|主要|具体)?(?:原因|整改|改进|解决|措施|举措|结果|成效|进展|落实|责任|完成)[^。;,:]{0,8}:/;

/**
 * 「问题:…」 「措施:…」 「结果:…」, each on a line of its own and none numbered: what is told of one problem is one entry,
 * from its line to the next line that names a problem. Empty where the lines bear no such labels.
 */
export function labelledItems(field: Field, paragraphs: readonly Span[]): Cut[] {
  const { kind } = field;
  if (kind !== 'prior-rectification' && kind !== 'shortcoming') return [];
  const heads = paragraphs.flatMap((paragraph, index) =>
    PROBLEM.test(textOf(field, paragraph)) ? [index] : [],
  );
  const answered = heads.filter((index) => {
    const next = paragraphs[index + 1];
    return next !== undefined && ANSWER.test(textOf(field, next));
  });
  if (heads.length === 0 || answered.length < heads.length) return [];
  return heads.flatMap((from, order) => {
    const upTo = heads[order + 1] ?? paragraphs.length;
    const [first, ...answers] = paragraphs.slice(from, upTo);
    const last = answers.findLast((paragraph) => ANSWER.test(textOf(field, paragraph)));
    return first && last ? [whole({ start: first.start, end: last.end }, 'labelled-lines', 0.88)] : [];
  });
}
