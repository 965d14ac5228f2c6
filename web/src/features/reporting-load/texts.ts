import { texts } from '../../i18n/texts.js';

export const reportingLoadTexts = texts(
  {
    above: (count: string) => `交办后，${count} 个单位本季度收到的报送要求将超过上限`,
    aboveOf: (unit: string, total: string, cap: string) => `${unit}：${total} 次，上限 ${cap} 次`,
    aboveDetail: '仍可交办；也可以合并任务、推迟到下季度，或者改由别的单位牵头。',
    title: '本季度的报送负担',
    summary: (units: string, above: string) => `本季度向 ${units} 个单位提过报送要求，${above} 个超过上限。`,
    detail: (from: string, to: string) =>
      `${from}至${to}，按机构顺序排列，不排名；佐证项按认定标准计，不计入次数。`,
    cut: (count: string) => `单位太多，只列出前 ${count} 个。`,
    unit: '单位',
    tasks: '任务',
    slips: '督办单',
    sentBack: '退回重办',
    interviews: '约谈、专函',
    fields: '佐证项',
    total: '合计 / 上限',
    over: '超过上限',
  },
  {
    above: (count) => `Units that this would bring above their cap of the quarter: ${count}`,
    aboveOf: (unit, total, cap) => `${unit}: ${total} requests, at most ${cap}`,
    aboveDetail:
      'It can be issued all the same; or merge tasks, wait for the next quarter, or let another unit lead.',
    title: 'Reporting load of the quarter',
    summary: (units, above) => `Units that were asked for something: ${units}; above their cap: ${above}.`,
    detail: (from, to) =>
      `${from} to ${to}, in the order of the organisation, no ranking; evidence counts one for each criterion and is no request.`,
    cut: (count) => `Too many units: the first ${count}.`,
    unit: 'Unit',
    tasks: 'Tasks',
    slips: 'Slips',
    sentBack: 'Sent back',
    interviews: 'Talks, letters',
    fields: 'Evidence',
    total: 'In all / cap',
    over: 'above the cap',
  },
);
