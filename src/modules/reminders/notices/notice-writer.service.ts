import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../core/shared/local-date.js';
import type { Light } from '../../../core/warning/index.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Channels, type ChannelName, type Urgency } from '../channels/channel.js';
import type { Person } from '../people/recipients.js';

/** What one person is to be told on one occasion. */
export interface NoticeDraft {
  readonly person: Person;
  /** Told once on it, whoever asks and however often. */
  readonly occasion: string;
  readonly kind: 'digest' | 'immediate';
  readonly day: LocalDate;
  readonly title: string;
  readonly body: string;
  /** Path in the console. */
  readonly link: string;
  readonly light: Light | null;
  /** The one task it is about; null for a digest. */
  readonly taskId: string | null;
  /** What it is about, as a person may mute it. */
  readonly family: string;
  readonly urgency: Urgency;
  /** Ways by which it was planned to go, one that is off by now being recorded as muted; null: those that reach the person. */
  readonly channels: readonly ChannelName[] | null;
}

export interface WrittenDelivery {
  readonly id: string;
  readonly accountId: string;
  readonly channel: ChannelName;
}

/** Writes notices with a delivery for each channel, and hands these to their channels, in the caller's transaction. */
@Injectable()
export class NoticeWriter {
  constructor(
    private readonly channels: Channels,
    private readonly clock: Clock,
  ) {}

  /** @returns the deliveries of what had not been said before */
  async write(tx: Tx, drafts: readonly NoticeDraft[]): Promise<WrittenDelivery[]> {
    if (drafts.length === 0) return [];
    const rows = drafts.map(({ person, channels, family, urgency, ...notice }) => {
      const deliveries = this.deliveriesFor(this.channels.reaching(person, family, urgency), channels);
      return { ...notice, accountId: person.accountId, deliveries };
    });
    const written = await tx.query<Written>(WRITE, [JSON.stringify(rows), this.clock.now()]);
    for (const channel of this.channels.all) {
      const taken = written.filter((one) => one.channel === channel.name && one.state !== 'muted');
      if (taken.length > 0) await channel.take(tx, taken);
    }
    return written;
  }

  private deliveriesFor(reaching: readonly ChannelName[], planned: readonly ChannelName[] | null) {
    return (planned ?? reaching).map((channel) => ({
      channel,
      state: reaching.includes(channel) ? this.firstState(channel) : 'muted',
    }));
  }

  private firstState(name: ChannelName): Written['state'] {
    return this.channels.all.some((channel) => channel.name === name && channel.arrivesAtOnce)
      ? 'sent'
      : 'queued';
  }
}

interface Written extends WrittenDelivery {
  readonly state: 'queued' | 'sent' | 'muted';
}

const WRITE = `
with draft as (
  select * from jsonb_to_recordset($1::jsonb) as d ("accountId" uuid, occasion text, kind text, day date, title text, body text, link text,
    light text, "taskId" uuid, deliveries jsonb)
), written as (
  insert into notice (account_id, occasion, kind, day, title, body, link, light, task_id, created_at)
  select "accountId", occasion, kind, day, title, body, link, light, "taskId", $2 from draft
  on conflict (account_id, occasion) do nothing
  returning id, account_id, occasion
)
insert into delivery (notice_id, account_id, channel, state, attempts, queued_at, sent_at)
select w.id, w.account_id, c.channel, c.state, case when c.state = 'sent' then 1 else 0 end, $2, case when c.state = 'sent' then $2::timestamptz end
from written w join draft d on d."accountId" = w.account_id and d.occasion = w.occasion,
  jsonb_to_recordset(d.deliveries) as c (channel text, state text)
returning id, account_id as "accountId", channel, state`;
