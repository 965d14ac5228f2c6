import type { Tx } from '../../../platform/database/tx.js';
import type { Person } from '../people/recipients.js';

/** 站内消息, and the ways by which a person is told of it elsewhere. */
export const CHANNEL_NAMES = ['inbox', 'mail', 'robot', 'sms'] as const;
export type ChannelName = (typeof CHANNEL_NAMES)[number];

/**
 * `inbox`: it is there when somebody looks; `push`: as the person wishes to be told; `urgent`: red, a slip, something sent
 * back; nobody can switch these off.
 */
export type Urgency = 'inbox' | 'push' | 'urgent';

/** A delivery that was just written. */
export interface TakenDelivery {
  readonly id: string;
  /** Whom it is for. */
  readonly accountId: string;
}

/** A way in which a notice gets to a person. */
export interface Channel {
  readonly name: ChannelName;
  /** False: this installation has not set it up. */
  readonly isOn: boolean;
  /** What goes by it has arrived when it is written: its deliveries are `sent` from the first. */
  readonly arrivesAtOnce: boolean;
  reaches(person: Person): boolean;
  /** Takes over deliveries that were just written, in the transaction that wrote them: all of it happens or nothing. */
  take(tx: Tx, deliveries: readonly TakenDelivery[]): Promise<void>;
}

const WITH_PUSH: Readonly<Record<ChannelName, readonly ChannelName[]>> = {
  inbox: ['inbox'],
  mail: ['inbox', 'mail'],
  robot: ['inbox', 'robot'],
  sms: ['inbox', 'sms'],
};

/** Every channel of the installation. */
export abstract class Channels {
  abstract readonly all: readonly Channel[];

  /**
   * The inbox, and one way more at most: nobody gets the same by two. Where the way a person chose does not lead there, e-mail
   * is taken.
   * @param family what it is about; a person may have muted it
   */
  reaching(person: Person, family: string, urgency: Urgency): readonly ChannelName[] {
    const isWanted = urgency === 'urgent' || (person.push !== 'none' && !person.muted.includes(family));
    if (urgency === 'inbox' || !isWanted) return WITH_PUSH.inbox;
    const chosen = this.all.find(({ name }) => name === person.push);
    if (chosen?.reaches(person)) return WITH_PUSH[chosen.name];
    const mail = this.all.find(({ name }) => name === 'mail');
    return mail?.reaches(person) ? WITH_PUSH.mail : WITH_PUSH.inbox;
  }
}
