import { createHash } from 'node:crypto';
import type { Act } from './course.js';
import type { Body } from './directory.js';
import { instantText } from './days.js';
import { jsonbText, PrintedJson } from './jsonb-text.js';
import type { Tables } from './tables.js';

/** An act with what it is about, on its way into the record of its body. */
export interface Recorded {
  readonly subjectType: 'task' | 'report';
  readonly subjectId: string;
  readonly act: Act;
}

const VERSION = 2;
const ALGORITHM = 'sha256';

/** Chains acts as `app.chain_event` does, so that `audit verify` finds nothing to say: each hash over the one before. */
export class Chains {
  private lastId: number;

  /** @param lastId of the events that are there already */
  constructor(lastId: number) {
    this.lastId = lastId;
  }

  get newestId(): number {
    return this.lastId;
  }

  /** @param acts of one body that has none yet; they are put in the order of their time */
  write(body: Body, acts: Recorded[], tables: Tables): void {
    acts.sort((a, b) => a.act.at - b.act.at);
    let previous: Buffer = Buffer.alloc(0);
    for (const [n, recorded] of acts.entries())
      previous = this.link(body, { recorded, place: n + 1, previous }, tables);
    if (acts.length > 0) tables.eventChain.add([body.id, acts.length, bytea(previous)]);
  }

  private link(
    body: Body,
    { recorded, place, previous }: { recorded: Recorded; place: number; previous: Buffer },
    tables: Tables,
  ): Buffer {
    const { act, subjectType, subjectId } = recorded;
    const id = ++this.lastId;
    const payload = jsonbText(act.payload);
    const changes = subjectType === 'task' ? jsonbText(act.changes) : null;
    const text = jsonbText([
      VERSION,
      ALGORITHM,
      id,
      body.path,
      body.id,
      place,
      act.name,
      subjectType,
      subjectId,
      act.actor.id,
      act.actor.name,
      null,
      null,
      null,
      new PrintedJson(`${act.at}.000000`),
      new PrintedJson(payload),
      new PrintedJson(changes ?? 'null'),
    ]);
    const hash = createHash(ALGORITHM).update(previous).update(text, 'utf8').digest();
    tables.event.add([
      id,
      body.id,
      body.path,
      place,
      act.name,
      subjectType,
      subjectId,
      act.actor.id,
      act.actor.name,
      instantText(act.at),
      payload,
      changes,
      bytea(previous),
      bytea(hash),
      VERSION,
      ALGORITHM,
    ]);
    return hash;
  }
}

function bytea(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`;
}
