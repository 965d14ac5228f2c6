import { Injectable } from '@nestjs/common';
import { COLOUR_NAMES } from '../../../core/slip/index.js';
import type { SlipColour } from '../../../core/warning/index.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { Actor } from '../../identity/index.js';
import { ActOnSlip, ReadSlip } from '../../slips/index.js';
import type { Matter, MatterDecision, MatterView } from './matter.js';

/** 红色督办单须经分管领导或主要负责人批准. */
@Injectable()
export class SlipApprovalMatter implements Matter {
  readonly name = 'slip-approval';

  constructor(
    private readonly readSlip: ReadSlip,
    private readonly actOnSlip: ActOnSlip,
  ) {}

  async view(actor: Actor, subjectId: string): Promise<MatterView> {
    const slip = await this.readSlip.run(actor, subjectId);
    const approval = slip.openActions.find(({ action }) => action === 'approve');
    const task = slip.taskNumber === null ? slip.taskTitle : `${slip.taskNumber} ${slip.taskTitle}`;
    return {
      version: slip.version,
      isTheirs: approval !== undefined,
      blockedBy: approval?.blockedBy ?? null,
      heading: `${COLOUR_NAMES[slip.colour as SlipColour]}色督办单报批`,
      facts: [
        ['任务', task],
        ['主送', slip.toName],
        ['拟发', slip.fromName],
        ['存在问题', slip.problem],
        ['督办要求', slip.demands],
        ...(slip.cause === null ? [] : ([['提级理由', slip.cause]] as const)),
        ['答复时限', `签发后${slip.limitWorkdays}个工作日`],
        ...slip.conflicts.map(({ fromName, number }) => ['另有在办', `${fromName} ${number}`] as const),
      ],
      words: { agree: '同意签发', refuse: '不同意' },
    };
  }

  async decide(
    tx: Tx,
    actor: Actor,
    { subjectId, version, decision, reason }: MatterDecision,
  ): Promise<void> {
    await this.actOnSlip.runIn(tx, actor, {
      slipId: subjectId,
      action: decision === 'agree' ? 'approve' : 'refuseApproval',
      input: reason === undefined ? {} : { reason },
      expectedVersion: version,
    });
  }
}
