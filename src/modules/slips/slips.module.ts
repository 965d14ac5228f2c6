import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/index.js';
import { ActOnSlip } from './act-on-slip.service.js';
import { SlipBoard } from './board/slip-board.queries.js';
import { DraftSlip } from './draft-slip.service.js';
import { ActOnProposal } from './proposals/act-on-proposal.service.js';
import { ProposalQueries } from './proposals/proposals.queries.js';
import { ProposalRepository } from './proposals/proposals.repository.js';
import { ProposalsController } from './proposals/proposals.controller.js';
import { ReadProposal } from './proposals/read-proposal.service.js';
import { ReadSlip } from './read-slip.service.js';
import { ReportingLoadController } from './reporting-load/reporting-load.controller.js';
import { ReportingLoad } from './reporting-load/reporting-load.queries.js';
import { SlipsController } from './slips.controller.js';
import { SlipDocument } from './slip-document.service.js';
import { SlipQueries } from './slips.queries.js';
import { SlipRepository } from './slips.repository.js';

/** 督办单, 约谈, 通报 and 专函: documents that people draft, approve, issue, answer and settle. */
@Module({
  imports: [DocumentsModule],
  controllers: [SlipsController, ProposalsController, ReportingLoadController],
  providers: [
    ActOnProposal,
    ActOnSlip,
    DraftSlip,
    ProposalQueries,
    ProposalRepository,
    ReadProposal,
    ReadSlip,
    ReportingLoad,
    SlipBoard,
    SlipDocument,
    SlipQueries,
    SlipRepository,
  ],
  exports: [
    ActOnProposal,
    ActOnSlip,
    ProposalQueries,
    ReadProposal,
    ReadSlip,
    ReportingLoad,
    SlipBoard,
    SlipQueries,
  ],
})
export class SlipsModule {}
