export { nextReportOn, runningClocks, type ReportingFacts, type RunningClock } from './clocks.js';
export {
  clockKey,
  NOTICE_FAMILIES,
  type ClockKey,
  type Notice,
  type NoticeFacts,
  type NoticeFamily,
  type NoticePhase,
  type OwedPart,
} from './facts.js';
export { isSendingTime, noticesDue, sweptThrough } from './notices.js';
export { periodOf, type Period } from './period.js';
export { afterSweep, noticesThrough, type PlannedNotice } from './simulate.js';
export {
  mayGetSlip,
  proposalsDue,
  slipDraft,
  type ConsequenceFacts,
  type LastSlip,
  type SlipDraft,
  type SlipFacts,
} from './slips.js';
