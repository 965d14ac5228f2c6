import { AlignmentType, type FileChild } from 'docx';
import { documentOf, FONT, LANDSCAPE_WIDTH, paragraph, section, SIZE, title } from './layout.js';
import { listTable, type Column } from './tables.js';

const PLACE: readonly Column[] = [
  { head: '序号', value: '{序号}', share: 6, centred: true },
  { head: '任务编号', value: '{任务编号}', share: 13 },
];

function list(name: string, columns: readonly Column[]): FileChild[] {
  return [
    title(name, { after: 0 }),
    paragraph('（{清单范围}）', { font: FONT.楷体, size: SIZE.四号, align: AlignmentType.CENTER, line: 460 }),
    paragraph('单位：{发文机关}　　　　制表日期：{成文日期}', { size: SIZE.四号, line: 460, after: 80 }),
    listTable(name, [...PLACE, ...columns], LANDSCAPE_WIDTH),
  ];
}

/** 三张清单 (domain.md 13.2): three lists, each from a new page. */
export const threeLists = () =>
  documentOf('整改三张清单', [
    section(
      list('问题清单', [
        { head: '存在问题', value: '{存在问题}', share: 38 },
        { head: '问题来源', value: '{问题来源}', share: 24 },
        { head: '整改类型', value: '{整改类型}', share: 12, centred: true },
        { head: '牵头单位', value: '{牵头单位}', share: 14 },
      ]),
      true,
    ),
    section(
      list('任务清单', [
        { head: '整改目标', value: '{整改目标}', share: 22 },
        { head: '整改措施', value: '{整改措施}', share: 33 },
        { head: '进度', value: '{进度}', share: 7, centred: true },
        { head: '完成时限', value: '{现行时限}', share: 17, centred: true },
      ]),
      true,
    ),
    section(
      list('责任清单', [
        { head: '事项名称', value: '{事项名称}', share: 20 },
        { head: '牵头单位', value: '{牵头单位}', share: 14 },
        { head: '责任单位', value: '{责任单位}', share: 14 },
        { head: '配合单位', value: '{配合单位}', share: 14 },
        { head: '分管领导', value: '{分管领导}', share: 10, centred: true },
        { head: '责任人', value: '{责任人}', share: 9, centred: true },
        { head: '联络员', value: '{联络员}', share: 9, centred: true },
      ]),
      true,
    ),
  ]);
