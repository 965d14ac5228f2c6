import { Injectable } from '@nestjs/common';
import type { Proposal } from '../../../core/warning/index.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { Actor } from '../../identity/index.js';
import { ActOnProposal, PROPOSAL_NAMES, ReadProposal } from '../../slips/index.js';
import { toldFacts, type Matter, type MatterDecision, type MatterView } from './matter.js';

/** 约谈 and 通报 are a leader's to decide, a 专函 the supervisor's (domain.md section 4.4): the rules propose, a person decides. */
@Injectable()
export class ProposalMatter implements Matter {
  readonly name = 'proposal';

  constructor(
    private readonly readProposal: ReadProposal,
    private readonly actOnProposal: ActOnProposal,
  ) {}

  async view(actor: Actor, subjectId: string): Promise<MatterView> {
    const { proposal, openActions } = await this.readProposal.run(actor, subjectId);
    const kind = PROPOSAL_NAMES[proposal.kind as Proposal];
    return {
      version: proposal.version,
      isTheirs: openActions.includes('accept'),
      blockedBy: null,
      heading: `${kind}建议待决定`,
      facts: toldFacts([
        ['任务', proposal.taskTitle],
        [proposal.kind === 'interview' ? '拟约谈' : '主送', proposal.toName],
        ['提出单位', proposal.fromName],
        ['提出人', proposal.proposedByName ?? '系统按规则提出'],
        ['事由', proposal.grounds],
      ]),
      words: { agree: `同意${kind}`, refuse: '不同意' },
    };
  }

  async decide(
    tx: Tx,
    actor: Actor,
    { subjectId, version, decision, reason }: MatterDecision,
  ): Promise<void> {
    await this.actOnProposal.runIn(tx, actor, {
      proposalId: subjectId,
      action: decision === 'agree' ? 'accept' : 'refuse',
      input: reason === undefined ? {} : { reason },
      expectedVersion: version,
    });
  }
}
