import type { Note, NoteCode } from './notes.js';

/** zh-CN words of every note; `{name}` is filled from its params. */
const TEXTS: Readonly<Record<NoteCode, string>> = {
  'arithmetic.part-exceeds-whole': '其中一项（{part}{unit}）大于总数（{whole}{unit}）',
  'arithmetic.parts-do-not-add-up': '各项之和（{sum}{unit}）与总数（{whole}{unit}）不符',
  'arithmetic.rate': '{part}/{whole} 约为 {actual}%，文中为 {stated}%',
  'arithmetic.rate-unreachable': '以 {whole}{unit} 计算，得不出 {stated}%',
  'arithmetic.growth': '由 {from} 到 {to}，变化约为 {actual}{sign}，文中为 {stated}{sign}',
  'arithmetic.direction': '由 {from} 到 {to}，文中却称“{word}”',
  'contents.achievements-missing': '没有读到“主要举措和成效”部分',
  'contents.shortcomings-missing': '没有读到“存在的不足”部分',
  'contents.causes-missing': '写了不足，没有写原因',
  'contents.first-responsible-missing': '没有读到党政主要负责人履行第一责任人职责的情况',
  'contents.plan-missing': '没有读到下一年度主要安排',
  'filing.signed-late': '成文日期 {signedOn} 晚于报送期限 {limit}（应于次年3月1日前报送）',
  'filing.published-late': '发布日期 {publishedOn} 晚于公开期限 {limit}（应于次年4月1日前公开）',
  'copied.same-figures': '与上年度报告相同，连数字也未变',
  'copied.wording': '与上年度报告表述相同（{sentences}句）',
  'leftover.own-kind': '本单位是{own}，文中却写“{word}”',
  'leftover.other-place': '以“{place}”为主语，疑为套用其他单位的文稿',
  'leftover.year': '报告年度为 {reportYear}，此处写 {year} 年，疑为上年文稿遗留',
  'leftover.placeholder': '“{word}”似为模板占位，未填写',
  'plan.not-measurable': '没有写明数量、时限或具体成果，难以衡量是否完成',
};

/** A note as a user reads it. */
export function noteText({ code, params }: Pick<Note, 'code' | 'params'>): string {
  return TEXTS[code].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
