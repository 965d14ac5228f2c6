import { AlignmentType, BorderStyle, Paragraph, type Document, type FileChild } from 'docx';
import { BODY_WIDTH, documentOf, FONT, paragraph, section, SIZE, title } from './layout.js';
import { listTable } from './tables.js';

const RED = 'FF0000';

/** 发文机关标志, 发文字号 and the red line under them. */
function redHead(): FileChild[] {
  return [
    paragraph('{发文机关}', {
      font: FONT.小标宋,
      size: SIZE.小一,
      color: RED,
      align: AlignmentType.CENTER,
      line: 800,
      before: 200,
      after: 400,
    }),
    paragraph('{文号}', { align: AlignmentType.CENTER }),
    new Paragraph({
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 1 } },
      spacing: { line: 160, after: 400 },
      children: [],
    }),
  ];
}

const text = (content: string, keepNext = false) =>
  paragraph(content, { indented: true, align: AlignmentType.BOTH, keepNext });

/** 署名 and 成文日期, four characters from the right edge; the seal covers them, so nothing else stands there. */
function signature(): FileChild[] {
  const right = { align: AlignmentType.RIGHT };
  return [
    paragraph('', { keepNext: true }),
    paragraph('{发文机关}', { ...right, rightIndent: 640, before: 300, keepNext: true }),
    paragraph('{成文日期}', { ...right, rightIndent: 1_280 }),
  ];
}

function letter(name: string, body: readonly FileChild[]): Document {
  return documentOf(name, [section([...redHead(), ...body, ...signature()])]);
}

export const extensionDecision = () =>
  letter('关于整改延期申请的批复', [
    title('关于“{事项名称}”整改延期申请的批复'),
    paragraph('{牵头单位}：'),
    text('你单位{申请日期}关于整改事项“{事项名称}”（编号：{任务编号}）延期的申请收悉。经研究，现批复如下：'),
    text('一、批复意见：{批复意见}。'),
    text('二、该事项原定办理时限为{原定时限}，申请前时限为{延期前时限}，批复后时限为{批复后时限}。'),
    text('三、{批复理由}'),
    text('请你单位倒排工期、压实责任，按期完成整改，并按规定报送整改进展。'),
    text('此复。', true),
  ]);

export const interviewNotice = () =>
  letter('约谈通知', [
    title('关于对{约谈对象}进行整改工作约谈的通知'),
    paragraph('{牵头单位}：'),
    text(
      '因整改事项“{事项名称}”（编号：{任务编号}）{约谈事由}，经研究，决定进行约谈。现将有关事项通知如下：',
    ),
    text('一、约谈对象：{约谈对象}'),
    text('二、约谈时间：{约谈时间}'),
    text('三、约谈地点：{约谈地点}'),
    text('四、约谈内容：{约谈内容}'),
    text(
      '五、有关要求：请约谈对象准备整改情况说明材料（包括存在问题、原因分析、整改措施、完成时限），于约谈前一个工作日报送我单位。',
    ),
    text('六、整改要求：请于{整改限期}前整改到位，并书面报告整改情况。'),
    text('联系人：{经办人}，联系电话：{联系电话}。', true),
  ]);

/** To the unit's 主要负责人 and its superiors: what the lights said twice, and by when an answer is wanted. */
export const urgingLetter = () =>
  letter('整改工作专函', [
    title('关于“{事项名称}”整改工作的函'),
    paragraph('{牵头单位}：'),
    text(
      '你单位牵头的整改事项“{事项名称}”（编号：{任务编号}），{办理时限说明}，目前整改进度{整改进度}。{发函事由}。现就有关工作函告如下：',
    ),
    text('一、请主要负责人亲自过问，对照整改目标“{整改目标}”逐条查找滞后原因，明确措施、责任人和完成时间。'),
    text('二、确有困难、需要协调解决的，请一并提出意见建议。'),
    text('三、请于{回复期限}前书面函复整改进展和下一步安排。'),
    text('联系人：{经办人}，联系电话：{联系电话}。', true),
  ]);

export const bulletin = () =>
  letter('通报', [
    title('关于{通报范围}整改进展情况的通报'),
    paragraph('{主送机关}：'),
    text(
      '截至{统计截止日}，{通报范围}交办整改任务{任务总数}项，已销号{已销号数}项，正在整改{在办数}项，其中亮红灯{红灯数}项、亮黄灯{黄灯数}项，逾期{逾期数}项。现将有关情况通报如下：',
    ),
    paragraph('一、进展滞后事项', { font: FONT.黑体, indented: true, keepNext: true }),
    listTable(
      '通报事项',
      [
        { head: '序号', value: '{序号}', share: 9, centred: true },
        { head: '任务编号', value: '{任务编号}', share: 19 },
        { head: '牵头单位', value: '{牵头单位}', share: 18 },
        { head: '事项名称', value: '{事项名称}', share: 26 },
        { head: '办理时限', value: '{现行时限}', share: 18, centred: true },
        { head: '进度', value: '{进度}', share: 9, centred: true },
        { head: '情况', value: '{情况}', share: 14, centred: true },
      ],
      BODY_WIDTH,
    ),
    paragraph('二、工作要求', { font: FONT.黑体, indented: true, before: 200, keepNext: true }),
    text(
      '请有关单位对照问题清单逐项分析原因，明确措施、责任和时限，切实加快整改进度，并将整改情况按规定报送。',
      true,
    ),
  ]);
