import { Injectable } from '@nestjs/common';
import type { Role } from '../../../core/task/index.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { Urgency } from '../channels/channel.js';
import type { Person } from '../people/recipients.js';
import { Directory, RecipientRepository } from '../people/recipients.repository.js';
import { NoticeWriter } from './notice-writer.service.js';

/** A reporting body that somebody is told about. */
export interface ToldBody {
  readonly id: string;
  readonly path: string;
}

/** What is said to each of those who hold a role for the bodies. */
export interface BodyNotice<Body extends ToldBody> {
  readonly bodies: readonly Body[];
  /** Each person once, whichever of these they hold. */
  readonly roles: readonly Role[];
  readonly urgency: Urgency;
  /** What one person reads of the bodies that concern them; told once on the occasion, however often it is asked for. */
  readonly words: (bodies: readonly Body[]) => {
    readonly occasion: string;
    readonly title: string;
    readonly body: string;
    /** Path in the console. */
    readonly link: string;
  };
}

const UNIT_ROLES: readonly Role[] = ['liaison', 'owner', 'unit_signer'];

/** Tells people of a reporting body, or those above it, something that is about no single task; by the ordinary channels. */
@Injectable()
export class BodyNotices {
  constructor(
    private readonly recipients: RecipientRepository,
    private readonly writer: NoticeWriter,
    private readonly clock: Clock,
  ) {}

  /** @returns how many people were told what they had not been told before */
  async tell<Body extends ToldBody>(tx: Tx, notice: BodyNotice<Body>): Promise<number> {
    const audience = await this.audience(tx, notice);
    const day = this.clock.today();
    const written = await this.writer.write(
      tx,
      [...audience.values()].map(({ person, bodies }) => ({
        ...notice.words(bodies),
        ...{ person, day, kind: 'immediate' as const, light: null, taskId: null, family: 'filing' },
        ...{ urgency: quietly(person, notice.urgency), channels: null },
      })),
    );
    return new Set(written.map(({ accountId }) => accountId)).size;
  }

  private async audience<Body extends ToldBody>(
    tx: Tx,
    { bodies, roles }: Pick<BodyNotice<Body>, 'bodies' | 'roles'>,
  ): Promise<Map<string, { person: Person; bodies: Body[] }>> {
    const holders = await this.recipients.lookUp(
      tx,
      new Directory(this.clock.today()),
      bodies.map((body) => placeOf(body, 'liaison')),
    );
    const audience = new Map<string, { person: Person; bodies: Body[] }>();
    for (const body of bodies) {
      for (const person of new Set(roles.flatMap((role) => holders.of(role, placeOf(body, role))))) {
        const told = audience.get(person.accountId) ?? { person, bodies: [] };
        if (told.bodies.at(-1) !== body) told.bodies.push(body);
        audience.set(person.accountId, told);
      }
    }
    return audience;
  }
}

/** Whoever oversees is looked for from the body itself upward, whoever works in it in the body alone. */
function placeOf({ id, path }: ToldBody, role: Role) {
  const nobody = { ownerId: null, liaisonId: null, lineLeaderId: null, createdBy: null };
  return { ...nobody, leadOrganisationId: UNIT_ROLES.includes(role) ? id : null, orgPath: path };
}

function quietly({ isQuiet }: Person, urgency: Urgency): Urgency {
  return isQuiet && urgency === 'push' ? 'inbox' : urgency;
}
