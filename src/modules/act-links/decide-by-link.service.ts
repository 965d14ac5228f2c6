import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { SYSTEM } from '../../platform/database/context.js';
import { UnitOfWork } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { Actors, contextOf, hashSecret, type Actor } from '../identity/index.js';
import { ActLinkRepository, type ActLink } from './act-links.repository.js';
import type { Decision, MatterView } from './matters/matter.js';
import { Matters } from './matters/matters.service.js';

/** How it stands with a link, in the order in which it is asked. */
export type LinkState =
  | { readonly kind: 'unknown' | 'expired' | 'role-lost' | 'stale' }
  | { readonly kind: 'used'; readonly at: Date; readonly decision: Decision }
  | {
      readonly kind: 'open';
      readonly view: MatterView;
      readonly personName: string;
      readonly expiresAt: Date;
    };

/** What the record of acts shows as the way by which the act came. */
const BY_LINK = '邮件一次性链接';

/** What the form brings. */
export interface LinkForm {
  readonly decision: Decision;
  readonly reason?: string;
  /** Code of what a refusal is put down to. */
  readonly ground?: string;
  /** From which the request came. */
  readonly address: string | null;
}

/** One link, one decision, by the rules of the console and in the name of the person it was sent to. */
@Injectable()
export class DecideByLink {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly links: ActLinkRepository,
    private readonly actors: Actors,
    private readonly clock: Clock,
    private readonly matters: Matters,
  ) {}

  /** Looks and changes nothing: mail scanners follow every link. */
  async look(token: string): Promise<LinkState> {
    return (await this.find(token, null)).state;
  }

  /**
   * @returns `done`, or why it cannot be: how it stands with the link now
   * @throws Problem where the rules ask for something more, such as a reason; the link stays as it was
   */
  async decide(token: string, { address, ...form }: LinkForm): Promise<'done' | LinkState> {
    const { state, link, actor } = await this.find(token, address);
    if (state.kind !== 'open' || link === null || actor === null) return state;
    const { deliveryId, subjectId, version, matter } = link;
    try {
      await this.uow.run(contextOf(actor), async (tx) => {
        const used = { deliveryId, decision: form.decision, at: this.clock.now() };
        const isFirst = await this.links.use(tx, used);
        if (!isFirst) throw new Problem('record.stale');
        await this.matters.of(matter).decide(tx, actor, { subjectId, version, ...form });
      });
      return 'done';
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const now = await this.look(token);
      if (now.kind === 'open') throw error;
      return now;
    }
  }

  private async find(
    token: string,
    address: string | null,
  ): Promise<{ state: LinkState; link: ActLink | null; actor: Actor | null }> {
    const link = await this.read(token);
    if (link === null) return { state: { kind: 'unknown' }, link, actor: null };
    const person = await this.actors.byAccount(link.accountId);
    const actor = person && { ...person, address, tokenName: BY_LINK };
    const state = await this.stateOf(link, actor);
    if (state.kind !== 'stale' && state.kind !== 'role-lost') return { state, link, actor };
    // What changed meanwhile may be this very decision, sent twice.
    const again = await this.read(token);
    return { state: (again && usedState(again)) ?? state, link, actor };
  }

  private read(token: string): Promise<ActLink | null> {
    return this.uow.run(SYSTEM, (tx) => this.links.byHash(tx, hashSecret(token)));
  }

  private async stateOf(link: ActLink, actor: Actor | null): Promise<LinkState> {
    const used = usedState(link);
    if (used !== null) return used;
    if (link.expiresAt <= this.clock.now()) return { kind: 'expired' };
    const view = actor && (await this.viewOf(link, actor));
    if (actor === null || view === null) return { kind: 'role-lost' };
    if (view.version !== link.version) return { kind: 'stale' };
    if (!view.isTheirs) return { kind: 'role-lost' };
    if (view.blockedBy !== null) return { kind: 'stale' };
    return { kind: 'open', view, personName: actor.displayName, expiresAt: link.expiresAt };
  }

  /** Null: the person may not see it any more. */
  private async viewOf({ matter, subjectId }: ActLink, actor: Actor): Promise<MatterView | null> {
    try {
      return await this.matters.of(matter).view(actor, subjectId);
    } catch (error) {
      if (error instanceof Problem && error.code === 'record.not-found') return null;
      throw error;
    }
  }
}

function usedState({ usedAt, decision }: ActLink): LinkState | null {
  return usedAt === null || decision === null ? null : { kind: 'used', at: usedAt, decision };
}
