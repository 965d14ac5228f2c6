import { Injectable } from '@nestjs/common';
import { decideSlip, type SlipAction, type SlipInput } from '../../core/slip/index.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork, type Tx } from '../../platform/database/tx.js';
import { requireVersion } from '../../platform/http/etag.js';
import { Problem } from '../../platform/http/problem.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { EventLog } from '../audit/index.js';
import { WorkCalendars } from '../calendars/index.js';
import { contextOf, type Actor } from '../identity/index.js';
import { isToldOfSlip, TellAboutSlip } from './jobs/tell-about-slip.job.js';
import { toRuleActor } from './slip-actor.js';
import { inTheOffice, onTheTask } from './slip-event.js';
import { packOf, toRecord, type SlipRow } from './slip-row.js';
import { SlipRepository } from './slips.repository.js';

export interface SlipAct {
  readonly slipId: string;
  readonly action: SlipAction;
  readonly input: SlipInput;
  /** The version the person saw; null: whatever is current. */
  readonly expectedVersion: number | null;
}

/** What is done before a slip goes out stays in the office. */
const IN_THE_OFFICE: readonly SlipAction[] = ['approve', 'refuseApproval', 'discard'];

/** Every edge of a slip's life: lock, ask the rules, write row + event + order to tell people. */
@Injectable()
export class ActOnSlip {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly slips: SlipRepository,
    private readonly events: EventLog,
    private readonly outbox: Outbox,
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
  ) {}

  run(actor: Actor, act: SlipAct): Promise<void> {
    return this.uow.run(contextOf(actor), (tx) => this.runIn(tx, actor, act));
  }

  /** The same inside the caller's transaction, which speaks for the actor. */
  async runIn(tx: Tx, actor: Actor, act: SlipAct): Promise<void> {
    const calendar = await this.calendars.current();
    const row = await this.slips.lockById(tx, act.slipId);
    requireVersion(act.expectedVersion, row.version);
    const today = this.clock.today();
    const standing = { actor: toRuleActor(actor, row), today, calendar, pack: packOf(row) };
    const decided = decideSlip(toRecord(row), act.action, { ...standing, input: act.input });
    if (!decided.ok) throw new Problem(decided.error.code, decided.error.params);
    const decision = decided.value;
    if (act.action === 'reply') {
      const isLate = row.limitOn !== null && today > row.limitOn;
      await this.slips.addReply(tx, row, { text: act.input.text ?? '', by: actor.accountId, isLate });
    }
    const number = await this.slips.apply(tx, row, decision);
    const { from, to, event, changes } = decision;
    const payload = { number, colour: row.colour, ...act.input, ...changes, state: [from, to] };
    await this.record(tx, actor, { row, act, event, payload });
  }

  private async record(
    tx: Tx,
    actor: Actor,
    done: { row: SlipRow; act: SlipAct; event: string; payload: object },
  ): Promise<void> {
    const { row, act, event, payload } = done;
    const entry = IN_THE_OFFICE.includes(act.action)
      ? inTheOffice('slip', row, event, payload)
      : onTheTask(row, event, payload);
    await this.events.record(tx, actor, [entry]);
    if (isToldOfSlip(event))
      await this.outbox.add(tx, TellAboutSlip, { paperId: row.id, event, actorId: actor.accountId });
  }
}
