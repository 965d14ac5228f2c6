import { AlignmentType, type Document } from 'docx';
import { BODY_WIDTH, documentOf, paragraph, section, SIZE, title } from './layout.js';
import { form, listTable, opinion, type FormRow, type Line } from './tables.js';

type Rows = Parameters<typeof form>[0];

const note = (text: string) => paragraph(text, { size: SIZE.小四, line: 400, before: 120 });
const number = (text: string) =>
  paragraph(text, { size: SIZE.四号, align: AlignmentType.RIGHT, line: 460, after: 80 });

const BLANK_DAY = '　　　年　　月　　日';

/** The blank place for seal and date of an organ. */
export const seal = (organ: string, day = BLANK_DAY): Line[] => [
  '',
  { right: `${organ}（盖章）` },
  { right: day },
];
/** The blank place for a person's signature. */
export const SIGNED: Line[] = ['', { right: '签字：', space: 2_600 }, { right: BLANK_DAY }];

const MATTER: readonly FormRow[] = [
  ['事项名称', '{事项名称}'],
  ['问题来源', '{问题来源}'],
  ['存在问题', '{存在问题}'],
];
const UNITS: readonly FormRow[] = [
  ['牵头单位', '{牵头单位}'],
  ['责任单位', '{责任单位}', '配合单位', '{配合单位}'],
];
const CRITERIA: FormRow = ['认定标准', ['{#认定标准}', '{序号}．{内容}', '{/认定标准}']];

function formDocument(name: string, rows: Rows, after: readonly string[] = []): Document {
  const page = [title(name), number('编号：{任务编号}'), form(rows), ...after.map(note)];
  return documentOf(name, [section(page)]);
}

/** 督办(交办)通知单 (domain.md 13.3). */
export const supervisionNotice = () =>
  documentOf('督办（交办）通知单', [
    section([
      title('督办（交办）通知单'),
      number('编号：{任务编号}　　　文号：{文号}　　　缓急：{紧急程度}'),
      form([
        ...MATTER,
        ['领导批示', '{领导批示}'],
        ...UNITS,
        ['分管领导', '{分管领导}', '责 任 人', '{责任人}'],
        ['整改目标', '{整改目标}'],
        CRITERIA,
        ['办理时限', '{办理时限说明}'],
        ['办理要求', '{办理要求}'],
        ['反馈方式', '{反馈要求}'],
        { row: ['交办单位', seal('{发文机关}', '{交办日期}')], look: { height: 1_500 } },
        ['经 办 人', '{经办人}', '联系电话', '{联系电话}'],
      ]),
      paragraph('回　　执', { align: AlignmentType.CENTER, before: 160, line: 480, keepNext: true }),
      form([
        ['签 收 人', '{签收人}', '签收日期', '{签收日期}'],
        { row: ['办理情况', '{办理情况}'], look: { height: 1_400 } },
        opinion('负 责 人', ['', { right: '签字（盖章）：', space: 2_600 }, { right: BLANK_DAY }]),
      ]),
    ]),
  ]);

export const reminderNotice = () =>
  formDocument(
    '催　办　单',
    [
      ...MATTER,
      ...UNITS,
      ['交办日期', '{交办日期}', '办理时限', '{现行时限}'],
      ['整改进度', '{整改进度}', '预 警 灯', '{预警灯}'],
      ['最近进展', '{最近进展}'],
      { row: ['催办事由', '{催办事由}'], look: { height: 1_000 } },
      { row: ['催办要求', '{催办要求}'], look: { height: 1_400 } },
      { row: ['催办单位', seal('{发文机关}', '{成文日期}')], look: { height: 1_700 } },
    ],
    ['注：本单一式两份，催办单位、承办单位各存一份。'],
  );

export const extensionRequest = () =>
  formDocument('整改延期申请表', [
    ...MATTER,
    ...UNITS,
    ['原定时限', '{原定时限}', '现行时限', '{延期前时限}'],
    ['申请延至', '{申请延至}', '已延次数', '{已延次数}'],
    ['当前进度', '{申请时进度}', '申请日期', '{申请日期}'],
    { row: ['延期理由', '{延期理由}'], look: { height: 2_400 } },
    { row: ['已有措施', '{最近进展}'], look: { height: 1_600 } },
    opinion('申请单位', ['负责人签字：', ...seal('{牵头单位}')]),
    opinion('审批意见', SIGNED),
  ]);

export const returnForm = () =>
  formDocument('整改事项退回单', [
    ...MATTER,
    ...UNITS,
    ['报结日期', '{报结日期}', '退回日期', '{退回日期}'],
    ['退回原因', '{退回原因}'],
    { row: ['退回说明', '{退回说明}'], look: { height: 2_400 } },
    CRITERIA,
    ['现行时限', '{现行时限}', '退 回 人', '{退回人}'],
    { row: ['退回单位', seal('{发文机关}', '{退回日期}')], look: { height: 1_700 } },
    opinion('承办单位', ['', { right: '签收人：', space: 2_600 }, { right: BLANK_DAY }]),
  ]);

/** 退回申请 of the unit with the answer to it (domain.md section 3): who may not do it says why and names who may. */
export const returnRequest = () =>
  formDocument('整改事项退回申请单', [
    ...MATTER,
    ['申请单位', '{申请单位}'],
    ['交办日期', '{交办日期}', '申请日期', '{申请日期}'],
    { row: ['退回理由', '{退回理由}'], look: { height: 1_200 } },
    { row: ['职责依据', '{职责依据}'], look: { height: 900 } },
    ['建议单位', '{建议单位}'],
    { row: ['申请单位', ['负责人：{申请人}', ...seal('{申请单位}', '{申请日期}')]], look: { height: 1_400 } },
    ['答复意见', '{答复意见}', '答复日期', '{答复日期}'],
    { row: ['答复理由', '{答复理由}'], look: { height: 900 } },
    { row: ['答复单位', ['答复人：{答复人}', ...seal('{发文机关}', '{答复日期}')]], look: { height: 1_400 } },
  ]);

export const verificationRecord = () =>
  formDocument('整改核查记录', [
    ...MATTER,
    ...UNITS,
    ['核查方式', '{核查方式}', '核查日期', '{核查日期}'],
    ['核查地点', '{核查地点}', '参加人员', '{参加人员}'],
    ['抽样说明', '{抽样说明}'],
    ['标准核对', ['{#认定标准}', '{序号}．{内容}　佐证：{佐证}', '{/认定标准}']],
    { row: ['核查情况', '{核查情况}'], look: { height: 2_000 } },
    ['发现问题', ['{#核查发现}', '{序号}．{内容}', '{/核查发现}']],
    opinion('核 查 人', ['{核查人}', ...SIGNED.slice(1)]),
    opinion('被查单位', SIGNED),
  ]);

export const strikeOffForm = () =>
  formDocument('整改事项对账销号单', [
    ...MATTER,
    ...UNITS,
    ['整改目标', '{整改目标}'],
    ['完成时限', '{现行时限}', '报结日期', '{报结日期}'],
    ['整改措施', ['{#整改措施}', '{序号}．{内容}（{完成日期}）', '{/整改措施}']],
    ['标准佐证', ['{#认定标准}', '{序号}．{内容}　佐证：{佐证}', '{/认定标准}']],
    ['整改成效', '{最近进展}'],
    ['举一反三', '{举一反三}'],
    opinion('承办单位', ['负责人签字：', ...seal('{牵头单位}')]),
    opinion('核查意见', ['{核查情况}', { right: '核查人：{核查人}　　{核查日期}' }]),
    opinion('认定意见', ['认定为：{认定结论}', '{认定理由}', { right: '认定人：{认定人}　　{认定日期}' }]),
    { row: ['销　　号', ['销号日期：{销号日期}', ...seal('{发文机关}')]], look: { height: 1_700 } },
  ]);

export const recheckRecord = () =>
  formDocument('整改“回头看”记录', [
    ...MATTER,
    ...UNITS,
    ['销号日期', '{销号日期}', '应查日期', '{应查日期}'],
    ['回查日期', '{回头看日期}', '回查结果', '{回头看结果}'],
    ['标准核对', ['{#认定标准}', '{序号}．{内容}　佐证：{佐证}', '{/认定标准}']],
    { row: ['回查情况', '{回头看情况}'], look: { height: 3_000 } },
    opinion('回 查 人', ['{回头看人}', ...SIGNED.slice(1)]),
    opinion('处理意见', SIGNED),
  ]);

export const handoverSheet = () =>
  documentOf('整改工作交接单', [
    section([
      title('整改工作交接单'),
      form([
        ['所在单位', '{所在单位}'],
        ['移 交 人', '{移交人}', '接 收 人', '{接收人}'],
        ['移交日期', '{移交日期}', '事项件数', '{事项件数}'],
        ['移交原因', '{移交原因}'],
      ]),
      paragraph('移交事项', { align: AlignmentType.CENTER, before: 160, line: 480, keepNext: true }),
      listTable(
        '移交事项',
        [
          { head: '序号', value: '{序号}', share: 6, centred: true },
          { head: '任务编号', value: '{任务编号}', share: 13 },
          { head: '事项名称', value: '{事项名称}', share: 16 },
          { head: '状态', value: '{状态}', share: 8, centred: true },
          { head: '进度', value: '{进度}', share: 8, centred: true },
          { head: '现行时限', value: '{现行时限}', share: 12, centred: true },
          { head: '未办事宜', value: '{未办事宜}', share: 24 },
          { head: '移交岗位', value: '{移交岗位}', share: 13 },
        ],
        BODY_WIDTH,
      ),
      paragraph('移交人签字：　　　　　　接收人签字：　　　　　　监交人签字：', {
        size: SIZE.四号,
        before: 300,
      }),
      paragraph('年　　月　　日', { size: SIZE.四号, align: AlignmentType.RIGHT }),
    ]),
  ]);
