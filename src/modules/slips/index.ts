export {
  isToldOfSlip,
  TellAboutSlip,
  TellAboutSlipPayload,
  type ToldOfSlip,
} from './jobs/tell-about-slip.job.js';
export { ActOnProposal, type ProposalAct } from './proposals/act-on-proposal.service.js';
export { PROPOSAL_NAMES } from './proposals/proposal-names.js';
export { ProposalQueries } from './proposals/proposals.queries.js';
export { ReadProposal } from './proposals/read-proposal.service.js';
export { ActOnSlip, type SlipAct } from './act-on-slip.service.js';
export { ReadSlip } from './read-slip.service.js';
export { ReportingLoad } from './reporting-load/reporting-load.queries.js';
export { SLIP_SECTIONS, SlipBoard, type SlipSection } from './board/slip-board.queries.js';
export { SlipPage, type ProposalView, type SlipView } from './slips.dto.js';
export { inTheOffice } from './slip-event.js';
export { SlipQueries, type PrintedSlip } from './slips.queries.js';
export { SlipsModule } from './slips.module.js';
