import type { Tx } from '../../../platform/database/tx.js';
import type { Person } from '../people/recipients.js';

/** In the order in which people are offered them. */
export const CHANNEL_NAMES = ['inbox', 'mail'] as const;
export type ChannelName = (typeof CHANNEL_NAMES)[number];

/** A way in which a notice gets to a person. */
export interface Channel {
  readonly name: ChannelName;
  /** False: this installation has not set it up. */
  readonly isOn: boolean;
  reaches(person: Person): boolean;
  /** Takes over deliveries that were just written, in the transaction that wrote them: all of it happens or nothing. */
  take(tx: Tx, deliveryIds: readonly string[]): Promise<void>;
}

/** Every channel of the installation. */
export abstract class Channels {
  abstract readonly all: readonly Channel[];

  reaching(person: Person): readonly ChannelName[] {
    return this.all.filter((channel) => channel.reaches(person)).map(({ name }) => name);
  }
}
