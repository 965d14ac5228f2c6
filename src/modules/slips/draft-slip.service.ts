import { Injectable } from '@nestjs/common';
import type { Refusal } from '../../core/shared/refusal.js';
import { refuseDraft, refuseDrafter, slipRule } from '../../core/slip/index.js';
import type { SlipColour } from '../../core/warning/index.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/tx.js';
import { requireVersion } from '../../platform/http/etag.js';
import { Problem } from '../../platform/http/problem.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { EventLog } from '../audit/index.js';
import { contextOf, type Actor } from '../identity/index.js';
import { TellAboutSlip } from './jobs/tell-about-slip.job.js';
import { toRuleActor } from './slip-actor.js';
import { inTheOffice } from './slip-event.js';
import type { ChangeSlipDto, DraftSlipDto } from './slips.dto.js';
import { packOf } from './slip-row.js';
import { SlipRepository, type SlipTask } from './slips.repository.js';

/** 拟办: an officer writes a slip, or completes what the sweep drafted. Nobody outside the office sees it yet. */
@Injectable()
export class DraftSlip {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly slips: SlipRepository,
    private readonly events: EventLog,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @returns the id of the draft */
  run(actor: Actor, taskId: string, draft: DraftSlipDto): Promise<string> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const task = await this.slips.lockTask(tx, taskId);
      const drafter = toRuleActor(actor, { orgPath: task.orgPath, begunOn: this.clock.today() });
      allow(refuseDraft(task, drafter));
      const { colour, demands, cause = null, copyTo = [] } = draft;
      const limitWorkdays = draft.limitWorkdays ?? usualLimit(task, colour);
      const row = { taskId, colour, ground: 'officer', cause, demands, limitWorkdays, copyTo } as const;
      const id = await this.slips.insert(tx, row, actor);
      const slip = await this.slips.lockById(tx, id);
      await this.events.record(tx, actor, [
        inTheOffice('slip', slip, 'slip.drafted', { ...draft, limitWorkdays }),
      ]);
      await this.askApproval(tx, slip, actor);
      return id;
    });
  }

  /** A changed draft must be approved again. */
  change(actor: Actor, slipId: string, { version, draft }: { version: number | null; draft: ChangeSlipDto }) {
    return this.uow.run(contextOf(actor), async (tx) => {
      const slip = await this.slips.lockById(tx, slipId);
      requireVersion(version, slip.version);
      allow(refuseDrafter({ leadOrganisationId: slip.toOrganisationId }, toRuleActor(actor, slip)));
      if (slip.state !== 'draft' && slip.state !== 'approved')
        throw new Problem('slip.action-not-allowed', { state: slip.state, action: 'change' });
      const { demands, cause = null, copyTo = [], limitWorkdays = slip.limitWorkdays } = draft;
      await this.slips.change(tx, slipId, { demands, cause, copyTo, limitWorkdays });
      const before = { demands: slip.demands, cause: slip.cause, limitWorkdays: slip.limitWorkdays };
      await this.events.record(tx, actor, [
        inTheOffice('slip', slip, 'slip.draft-changed', { before, after: draft }),
      ]);
      await this.askApproval(tx, slip, actor);
    });
  }

  private async askApproval(
    tx: Parameters<Outbox['add']>[0],
    slip: { id: string; colour: SlipColour; rulePack: string },
    { accountId }: Actor,
  ): Promise<void> {
    if (slipRule(slip.colour, packOf(slip))?.needsApproval !== true) return;
    await this.outbox.add(tx, TellAboutSlip, {
      paperId: slip.id,
      event: 'slip.approval-asked',
      actorId: accountId,
    });
  }
}

function allow(refusal: Refusal | null): void {
  if (refusal !== null) throw new Problem(refusal.code, refusal.params);
}

/** @throws Problem `slip.colour-unknown` where the pack of the task has no such slip */
function usualLimit(task: SlipTask, colour: SlipColour): number {
  const pack = packOf(task);
  const rule = slipRule(colour, pack);
  if (rule === null) throw new Problem('slip.colour-unknown', { colour, pack: pack.version });
  return rule.limitWorkdays;
}
