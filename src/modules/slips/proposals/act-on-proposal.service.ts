import { Injectable } from '@nestjs/common';
import { decideProposal, type ProposalAction, type ProposalInput } from '../../../core/slip/index.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { requireVersion } from '../../../platform/http/etag.js';
import { Problem } from '../../../platform/http/problem.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, hasRole, oversees, type Actor } from '../../identity/index.js';
import { isToldOfSlip, TellAboutSlip } from '../jobs/tell-about-slip.job.js';
import { toRuleActor } from '../slip-actor.js';
import { inTheOffice, onTheTask } from '../slip-event.js';
import type { MakeProposalDto } from '../slips.dto.js';
import { SlipRepository } from '../slips.repository.js';
import { ProposalRepository } from './proposals.repository.js';

export interface ProposalAct {
  readonly proposalId: string;
  readonly action: ProposalAction;
  readonly input: ProposalInput;
  readonly expectedVersion: number | null;
}

/** 约谈, 通报 and 专函: proposed by the rules or an officer, decided by a person, on record to the end. */
@Injectable()
export class ActOnProposal {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly proposals: ProposalRepository,
    private readonly slips: SlipRepository,
    private readonly events: EventLog,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @returns the id of the proposal */
  propose(actor: Actor, taskId: string, made: MakeProposalDto): Promise<string> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const task = await this.slips.lockTask(tx, taskId);
      if (!oversees(actor, task.orgPath) || !hasRole(actor, 'supervisor', 'officer'))
        throw new Problem('actor.not-officer');
      if (task.leadOrganisationId === null) throw new Problem('lead.missing');
      if (task.leadOrganisationId === actor.organisationId) throw new Problem('slip.addressee-decides');
      const id = await this.proposals.insert(tx, { ...made, taskId }, actor);
      const row = await this.proposals.lockById(tx, id);
      await this.events.record(tx, actor, [inTheOffice('proposal', row, 'proposal.made', made)]);
      await this.outbox.add(tx, TellAboutSlip, {
        paperId: id,
        event: 'proposal.made',
        actorId: actor.accountId,
      });
      return id;
    });
  }

  run(actor: Actor, act: ProposalAct): Promise<void> {
    return this.uow.run(contextOf(actor), (tx) => this.runIn(tx, actor, act));
  }

  /** The same inside the caller's transaction, which speaks for the actor. */
  async runIn(tx: Tx, actor: Actor, act: ProposalAct): Promise<void> {
    const row = await this.proposals.lockById(tx, act.proposalId);
    requireVersion(act.expectedVersion, row.version);
    const ctx = { actor: toRuleActor(actor, row), today: this.clock.today(), input: act.input };
    const decided = decideProposal(row, act.action, ctx);
    if (!decided.ok) throw new Problem(decided.error.code, decided.error.params);
    const { from, to, event, changes } = decided.value;
    const number = await this.proposals.apply(tx, row, decided.value);
    const payload = { kind: row.kind, number, ...act.input, ...changes, state: [from, to] };
    const isInTheOffice = to === 'accepted' || to === 'refused';
    await this.events.record(tx, actor, [
      isInTheOffice ? inTheOffice('proposal', row, event, payload) : onTheTask(row, event, payload),
    ]);
    if (isToldOfSlip(event))
      await this.outbox.add(tx, TellAboutSlip, { paperId: row.id, event, actorId: actor.accountId });
  }
}
