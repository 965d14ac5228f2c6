import { AlignmentType, BorderStyle, Paragraph, type FileChild } from 'docx';
import { seal } from './forms.js';
import { documentOf, FONT, paragraph, section, SIZE, title } from './layout.js';
import { form } from './tables.js';

/** 三色督办 (domain.md section 4.3): dark enough to be told apart on a grey copy too, where the name of the colour stands as well. */
const COLOURS = [
  ['蓝单', '1F4E9E'],
  ['黄单', 'BF8F00'],
  ['橙单', 'C55A11'],
  ['红单', 'FF0000'],
] as const;

/** The head in one colour; a slip that has another leaves it out. */
function head(list: string, color: string): FileChild[] {
  return [
    paragraph(`{#${list}}`),
    paragraph('{发文机关}', {
      ...{ font: FONT.小标宋, size: SIZE.小一, color, align: AlignmentType.CENTER },
      ...{ line: 700, after: 60, keepNext: true },
    }),
    title('督　办　单', { color, after: 40 }),
    paragraph('（{颜色}）', {
      ...{ font: FONT.楷体, size: SIZE.四号, color, align: AlignmentType.CENTER, line: 420, keepNext: true },
    }),
    paragraph('{文号}', { align: AlignmentType.CENTER, color, line: 480, keepNext: true }),
    new Paragraph({
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color, space: 1 } },
      spacing: { line: 100, after: 200 },
      keepNext: true,
      children: [],
    }),
    paragraph(`{/${list}}`),
  ];
}

/** 督办单 with the part that the unit sends back. */
export const supervisionSlip = () =>
  documentOf('督办单', [
    section([
      ...COLOURS.flatMap(([list, color]) => head(list, color)),
      form([
        ['主送单位', '{主送单位}'],
        ['抄送单位', '{抄送单位}'],
        ['督办事项', '{事项名称}（编号：{任务编号}）'],
        ['存在问题', '{存在问题}'],
        ['督办缘由', '{督办缘由}'],
        { row: ['办理要求', '{办理要求}'], look: { height: 2_800 } },
        ['办理时限', '{办理时限说明}'],
        ['拟 办 人', '{拟办人}', '批 准 人', '{批准人}'],
        {
          row: ['签发单位', ['签发人：{签发人}', ...seal('{发文机关}', '{签发日期}')]],
          look: { height: 1_700 },
        },
      ]),
    ]),
    // To be torn off and sent back: a page of its own.
    section([
      title('督办单回执'),
      form([
        ['督办文号', '{文号}'],
        ['签 收 人', '{签收人}', '签收日期', '{签收日期}'],
        {
          row: [
            '办理情况',
            ['{#办理情况}', '{序号}．{内容}（{回复人}，{回复日期}，{是否逾期}回复）', '{/办理情况}'],
          ],
          look: { height: 2_600 },
        },
        {
          row: ['承办单位', ['主要负责人签字：', ...seal('{主送单位}')]],
          look: { height: 1_900 },
        },
      ]),
      paragraph('注：本单由签发单位、承办单位各存一份；请在签收后将回执退签发单位。', {
        ...{ size: SIZE.小四, line: 400, before: 120 },
      }),
    ]),
  ]);
