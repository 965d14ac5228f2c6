import type { MetricKey } from '../../../core/metrics/index.js';

/** What the field calls a figure, and how it is made, for those who read it. */
export const METRIC_WORDS: Readonly<Record<MetricKey, { readonly label: string; readonly formula: string }>> =
  {
    completion: { label: '整改完成率', formula: '已完成整改 ÷（已交办 − 撤销 − 并案 − 不再适用）' },
    onTime: { label: '按期完成率', formula: '认定完成日不晚于现行时限 ÷ 已完成整改' },
    originallyOnTime: { label: '原始按期率', formula: '认定完成日不晚于原定时限 ÷ 已完成整改' },
    onSchedule: { label: '序时达标率', formula: '绿灯 ÷ 未办结' },
    overdue: { label: '逾期率', formula: '已过现行时限 ÷ 未办结' },
    signedInTime: { label: '签收及时率', formula: '限内签收 ÷ 应签收' },
    repliedInTime: { label: '反馈及时率', formula: '限内申请销号 ÷ 应反馈' },
    sentBack: { label: '退回重办率', formula: '被退回重办过 ÷ 申请过销号' },
    cameBack: { label: '反弹率', formula: '重新整改 ÷ 销过号' },
    repeated: { label: '屡改屡犯', formula: '经确认为往年问题再现 ÷（已交办 − 撤销 − 并案 − 不再适用）' },
    carriedYears: { label: '结转年数', formula: '结转年数之和 ÷ 未办结（平均年数）' },
  };
