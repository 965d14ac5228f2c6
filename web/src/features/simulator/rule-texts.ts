import { texts } from '../../i18n/texts.js';

/** The clocks of a task, and when one of them tells somebody. */
export const ruleTexts = texts(
  {
    clocks: {
      due: '办结时限',
      sign: '签收时限',
      'return-decision': '退回答复时限',
      'extension-decision': '延期答复时限',
      'pause-review': '暂缓复核日',
      plan: '方案报送时限',
      progress: '进展报送日',
      part: '分工时限',
      'part-missing': '分工未分派',
      dispute: '分歧裁定时限',
      verification: '核查时限',
      decision: '认定时限',
      publicity: '公示期满',
      recheck: '回头看时限',
    },
    before: (clock: string, days: number) => `${clock}前 ${days} 个工作日`,
    on: (clock: string) => `${clock}当日`,
    after: (clock: string, days: number) => `${clock}后 ${days} 个工作日`,
    lights: { red: '转为红灯', yellow: '转为黄灯', green: '转为绿灯', grey: '转为灰灯' },
  },
  {
    clocks: {
      due: 'time limit',
      sign: 'limit to sign for',
      'return-decision': 'limit to answer a return',
      'extension-decision': 'limit to answer an extension',
      'pause-review': 'review of the pause',
      plan: 'limit for the plan',
      progress: 'day of the progress report',
      part: 'limit of a part',
      'part-missing': 'part not handed out',
      dispute: 'limit to settle a dispute',
      verification: 'limit to verify',
      decision: 'limit to decide',
      publicity: 'end of publicity',
      recheck: 'limit of the re-visit',
    },
    before: (clock, days) => `${days} working days before: ${clock}`,
    on: (clock) => `on the day: ${clock}`,
    after: (clock, days) => `${days} working days after: ${clock}`,
    lights: { red: 'turns red', yellow: 'turns yellow', green: 'turns green', grey: 'turns grey' },
  },
);
