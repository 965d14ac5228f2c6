import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { ROBOT_PROTOCOLS } from '../../../platform/gateways/robots/index.js';
import { decodeCursor, toPage, type Page } from '../../../platform/http/page.js';
import { Channels, type ChannelName } from '../channels/channel.js';
import { SMS_PER_MINUTE } from '../channels/push-carriers.service.js';
import { iso } from '../proof/proof.queries.js';
import type { ChannelLimitView, ChannelView, ListUndeliveredQuery, UndeliveredView } from './channels.dto.js';

const DEFAULT_LIMIT = 50;
const LOOKED_BACK_MS = 30 * 86_400_000;

interface Trouble {
  readonly channel: string;
  readonly failed: number;
  readonly bounced: number;
}

/** How the ways out stand, for those who run the system: who was not reached and why, never about what. */
@Injectable()
export class ChannelStates {
  constructor(
    private readonly reader: Reader,
    private readonly channels: Channels,
    private readonly clock: Clock,
  ) {}

  /** @param path subtree of the people who are counted */
  async all(path: string): Promise<ChannelView[]> {
    const since = new Date(this.clock.now().getTime() - LOOKED_BACK_MS);
    const rows = await this.reader.rows<Trouble>(SYSTEM, { text: TROUBLE, values: [path, since] });
    return this.channels.all.map(({ name, isOn }) => {
      const { failed = 0, bounced = 0 } = rows.find(({ channel }) => channel === name) ?? {};
      return { name, isOn, limits: limitsOf(name), failed, bounced };
    });
  }

  /** Newest first. @param path subtree of the people who are told of */
  async undelivered(path: string, query: ListUndeliveredQuery): Promise<Page<UndeliveredView>> {
    const { channel = null, state = null, limit = DEFAULT_LIMIT } = query;
    const [at, id] = query.cursor === undefined ? [null, null] : decodeCursor(query.cursor, 2);
    const rows = await this.reader.rows<UndeliveredView>(SYSTEM, {
      text: UNDELIVERED,
      values: [path, channel, state, at, id, limit + 1],
    });
    return toPage(rows, limit, (row) => [row.queuedAt, row.id]);
  }
}

function limitsOf(name: ChannelName): ChannelLimitView[] {
  if (name === 'sms') return [{ of: 'sms', perMinute: SMS_PER_MINUTE }];
  if (name !== 'robot') return [];
  return Object.entries(ROBOT_PROTOCOLS).map(([of, { perMinute }]) => ({ of, perMinute }));
}

/** What is in trouble has an index of its own. */
const TROUBLE = `
select d.channel, count(*) filter (where d.state = 'failed')::int as failed, count(*) filter (where d.state = 'bounced')::int as bounced
from delivery d join account a on a.id = d.account_id join organisation o on o.id = a.organisation_id
where d.state in ('bounced', 'failed') and d.queued_at >= $2 and starts_with(o.path, $1) group by d.channel`;

const UNDELIVERED = `
select d.id, d.channel, d.state, d.attempts, d.last_error as "lastError", ${iso('d.queued_at')} as "queuedAt",
  a.display_name as "personName", o.name as "organisationName"
from delivery d join account a on a.id = d.account_id join organisation o on o.id = a.organisation_id
where d.state in ('bounced', 'failed') and d.channel <> 'inbox' and starts_with(o.path, $1)
  and ($2::text is null or d.channel = $2) and ($3::text is null or d.state = $3)
  and ($4::timestamptz is null or (d.queued_at, d.id) < ($4, $5::uuid))
order by d.queued_at desc, d.id desc limit $6`;
