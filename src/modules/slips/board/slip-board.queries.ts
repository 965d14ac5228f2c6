import { Injectable } from '@nestjs/common';
import { RULE_PACKS } from '../../../core/warning/index.js';
import { Clock } from '../../../platform/clock.js';
import { Reader } from '../../../platform/database/reader.js';
import { decodeCursor, toPage } from '../../../platform/http/page.js';
import { contextOf, hasRole, type Actor, type Role } from '../../identity/index.js';
import type { SlipPage, SlipsWaiting, SlipSummary } from '../slips.dto.js';
import { SLIP_JOINS, SLIP_SUMMARY } from '../slips.queries.js';
import { SLIP_STATES_RUNNING } from '../../../core/slip/index.js';
import { sqlList } from '../../../platform/database/sql-list.js';

/** What of the 督办单 in sight somebody has to look at. */
export const SLIP_SECTIONS = ['running', 'overdue', 'toApprove', 'toReply', 'toSettle'] as const;
export type SlipSection = (typeof SLIP_SECTIONS)[number];

const DEFAULT_LIMIT = 50;
const OUT = `s.state in ${sqlList(SLIP_STATES_RUNNING)}`;

/** Over `s`, with $1 today, $2 the reader's organisation and $3 the colours that a leader approves, by pack. */
const SECTIONS: Readonly<Record<SlipSection, string>> = {
  running: `${OUT} and s.limit_on >= $1::date`,
  overdue: `${OUT} and s.limit_on < $1::date`,
  toApprove: `s.state = 'draft' and s.rule_pack || '/' || s.colour = any($3::text[])`,
  toReply: `${OUT} and s.to_organisation_id = $2::uuid`,
  toSettle: `s.state = 'replied' and s.to_organisation_id <> $2::uuid`,
};

/** Whose move a slip of a section is. */
const MOVES: Readonly<Record<keyof SlipsWaiting, readonly Role[]>> = {
  toApprove: ['principal', 'line_leader'],
  toReply: ['unit_signer'],
  toSettle: ['supervisor', 'officer'],
};
const MOVED = Object.keys(MOVES) as (keyof SlipsWaiting)[];

const APPROVED_BY_LEADER = RULE_PACKS.flatMap(({ version, slips }) =>
  slips.filter(({ needsApproval }) => needsApproval).map(({ colour }) => `${version}/${colour}`),
);

/** 督办单 on the board: how many of each section the reader sees, and which. */
@Injectable()
export class SlipBoard {
  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  async counts(actor: Actor): Promise<Record<SlipSection, number>> {
    const counts = SLIP_SECTIONS.map((key) => `'${key}', count(*) filter (where ${SECTIONS[key]})`);
    const row = await this.reader.one<{ counts: Record<SlipSection, number> }>(contextOf(actor), {
      text: `select jsonb_build_object(${counts.join(', ')}) as counts ${SLIP_JOINS}`,
      values: this.values(actor),
    });
    return row?.counts ?? { running: 0, overdue: 0, toApprove: 0, toReply: 0, toSettle: 0 };
  }

  /** How many wait for the reader's own move. */
  async waiting(actor: Actor): Promise<SlipsWaiting> {
    const nothing: SlipsWaiting = { toApprove: 0, toReply: 0, toSettle: 0 };
    const mine = MOVED.filter((key) => hasRole(actor, ...MOVES[key]));
    if (mine.length === 0) return nothing;
    const counts = mine.map((key) => `count(*) filter (where ${SECTIONS[key]})::int as "${key}"`);
    const row = await this.reader.one<Partial<SlipsWaiting>>(contextOf(actor), {
      text: `with asked as (select $1::date, $2::uuid, $3::text[]) select ${counts.join(', ')} ${SLIP_JOINS}
        where ${mine.map((key) => `(${SECTIONS[key]})`).join(' or ')}`,
      values: this.values(actor),
    });
    return { ...nothing, ...row };
  }

  /** Newest draft first. */
  async list(
    actor: Actor,
    section: SlipSection,
    { limit = DEFAULT_LIMIT, cursor }: { readonly limit?: number; readonly cursor?: string },
  ): Promise<SlipPage> {
    const [at, id] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2);
    const rows = await this.reader.rows<SlipSummary>(contextOf(actor), {
      // Every section takes the same parameters, whichever it uses.
      text: `with asked as (select $1::date, $2::uuid, $3::text[]) select ${SLIP_SUMMARY} ${SLIP_JOINS}
        where ${SECTIONS[section]} and ($4::timestamptz is null or (s.drafted_at, s.id) < ($4, $5::uuid))
        order by s.drafted_at desc, s.id desc limit $6`,
      values: [...this.values(actor), at, id, limit + 1],
    });
    return toPage(rows, limit, (row) => [row.draftedAt, row.id]);
  }

  private values({ organisationId }: Actor): unknown[] {
    return [this.clock.today(), organisationId, APPROVED_BY_LEADER];
  }
}
