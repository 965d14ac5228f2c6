import type { ProblemSpec } from './problem-spec.js';

const refused = (status: number, title: string): ProblemSpec => ({ status, title, level: 'info' });

/** What a review of a report can run into; a rule without its line does not compile (see `problem-catalogue.ts`). */
export const REVIEW_PROBLEMS = {
  'item.unknown': refused(404, '这份报告没有这个条目'),
  'item.split-outside': refused(422, '拆分位置不在条目的文字之内'),
  'item.inside-character': refused(422, '位置落在一个字的中间'),
  'item.part-empty': refused(422, '有一段没有文字内容'),
  'item.span-outside': refused(422, '所选位置不在报告正文之内'),
  'item.overlaps': refused(409, '与同类的另一条目文字重叠'),
  'item.merge-too-few': refused(422, '合并至少需要两个条目'),
  'item.merge-kinds-differ': refused(422, '只能合并同一类条目'),
  'link.kinds-mismatch': refused(422, '只能把原因或安排与问题相关联'),
  'link.item-not-alive': refused(409, '条目已驳回、拆分或并入，不能关联'),
  'review.nothing-to-undo': refused(409, '没有可以撤销的操作'),
  'review.not-last-act': refused(409, '其后又有新的操作，请先撤销最近一次操作'),
  'report.coverage-unseen': refused(409, '还有未纳入条目的文字没有人看过'),
  'report.gaps-open': refused(409, '还有问题没有对应的安排，也没有立项或驳回'),
  'report.body-differs': refused(409, '报告落款是另一个单位，请核对后再次指定'),
  'report.year-differs': refused(409, '报告写的是另一个年度，请核对后再次指定'),
  'report.archived': refused(409, '报告已归档，不能用更正版替代'),
  'report.differences-open': refused(409, '更正版与原版还有不一致之处没有核对'),
  'version.decided': refused(409, '这处差异已经核对过'),
  'version.decision-unfit': refused(422, '这处差异不适用该结论'),
  'review.tasks-depend': refused(409, '已据此立项，不能撤销'),
} as const satisfies Record<string, ProblemSpec>;
