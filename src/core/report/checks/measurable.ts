import type { ReportField } from '../fields/index.js';
import type { ReportItem } from '../types.js';
import { type Note, note } from './notes.js';

/** A product that will be there or not: 出台…办法, 建立…台账, 建成…中心. */
const PRODUCT =
  /(?:出台|印发|制定|修订|编制|编印|拟定|起草|建立|健全|设立|成立|组建|建成|新建|建设|搭建|打造|开设|开通|上线|培育|培养|选派|聘请|聘用|招录|招聘|配备|推行|推广|公布|实施|举办|召开|开展)[^。;,]{0,28}(?:制度|机制|办法|清单|方案|台账|平台|队伍|中心|小组|名录|目录|规则|细则|系统|基地|指南|标准|流程图|白皮书|专栏|长廊|书屋|广场|公园|站|点|室|库|课程|汇编|手册|读本|指引|意见|终端|服务队|宣讲团|培训班|专题班|委员会|专项整治|联席会议|行动|计划|工程|顾问)/;

/** A plan item that names no amount, no time, no document and no product: nobody can say later whether it was kept. */
export function notMeasurable(item: ReportItem, fields: readonly ReportField[]): Note[] {
  if (item.kind !== 'plan' || fields.some(measures) || PRODUCT.test(item.text)) return [];
  return [note('plan.not-measurable', item)];
}

function measures(field: ReportField): boolean {
  if (field.kind === 'target' || field.kind === 'citation') return true;
  // 「2025年,我镇将…」 names the year of the plan and sets no day.
  return field.kind === 'period' && field.ruleId !== 'period.calendar-year';
}
