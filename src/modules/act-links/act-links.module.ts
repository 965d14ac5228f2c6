import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { SlipsModule } from '../slips/index.js';
import { TasksModule } from '../tasks/index.js';
import { ActLinksController } from './act-links.controller.js';
import { ActLinkRepository } from './act-links.repository.js';
import { ActLinks } from './act-links.service.js';
import { DecideByLink } from './decide-by-link.service.js';
import { ExtensionMatter } from './matters/extension.matter.js';
import { Matters } from './matters/matters.service.js';
import { ProposalMatter } from './matters/proposal.matter.js';
import { ReturnMatter } from './matters/return.matter.js';
import { SecondOpinionMatter } from './matters/second-opinion.matter.js';
import { SlipApprovalMatter } from './matters/slip-approval.matter.js';

/** Making links: all that whoever sends letters needs. */
@Module({ providers: [ActLinkRepository, ActLinks], exports: [ActLinkRepository, ActLinks] })
export class ActLinkOffersModule {}

/** 一键办理: one decision from a letter, without signing in. */
@Module({
  imports: [ActLinkOffersModule, IdentityModule, SlipsModule, TasksModule],
  controllers: [ActLinksController],
  providers: [
    DecideByLink,
    ExtensionMatter,
    Matters,
    ProposalMatter,
    ReturnMatter,
    SecondOpinionMatter,
    SlipApprovalMatter,
  ],
})
export class ActLinksModule {}
