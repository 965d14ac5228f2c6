import { Injectable } from '@nestjs/common';
import { allowedProposalActions, type ProposalAction } from '../../../core/slip/index.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { toRuleActor } from '../slip-actor.js';
import type { ProposalView } from '../slips.dto.js';
import { ProposalQueries } from './proposals.queries.js';
import { ProposalRepository } from './proposals.repository.js';

/** A proposal as one person sees it today, with what that person can do to it. */
@Injectable()
export class ReadProposal {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: ProposalQueries,
    private readonly proposals: ProposalRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `record.not-found` also where row-level security hides it */
  async run(
    actor: Actor,
    id: string,
  ): Promise<{ readonly proposal: ProposalView; readonly openActions: readonly ProposalAction[] }> {
    const context = contextOf(actor);
    const row = await this.uow.run(context, (tx) => this.proposals.byId(tx, id));
    const proposal = await this.queries.byId(context, id);
    const standing = { actor: toRuleActor(actor, row), today: this.clock.today(), input: {} };
    return { proposal, openActions: allowedProposalActions(row, standing) };
  }
}
