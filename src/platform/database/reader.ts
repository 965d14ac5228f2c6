import type { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { escapeLiteral, type Pool, type PoolClient, type QueryResult } from 'pg';
import { DataSource } from 'typeorm';
import { outliveLostConnections } from './lost-connections.js';
import { CONTEXT_SETTINGS, contextValues, type DatabaseContext } from './context.js';

/** A statement under a name is planned once for each connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/**
 * Reads for lists and pages. One statement costs one trip to the database: begin with the context, statement and commit
 * travel together (pg's pipeline), so row-level security adds no waiting.
 */
@Injectable()
export class Reader {
  private readonly pool: Pool;

  constructor(dataSource: DataSource) {
    this.pool = (dataSource.driver as unknown as { master: Pool }).master;
    outliveLostConnections(this.pool);
  }

  async rows<Row>(context: DatabaseContext, statement: Statement): Promise<Row[]> {
    const client = await this.pool.connect();
    try {
      const [, result] = await settled(
        inOnePacket(client, () => [
          client.query(beginWith(context)),
          client.query(toQuery(statement)),
          client.query('commit'),
        ]),
      );
      client.release();
      return (result as QueryResult).rows as Row[];
    } catch (error) {
      await releaseAfterError(client);
      throw error;
    }
  }

  async one<Row>(context: DatabaseContext, statement: Statement): Promise<Row | null> {
    return (await this.rows<Row>(context, statement))[0] ?? null;
  }

  /**
   * Rows of a statement of any length, `size` at a time, all of one moment: a cursor in a transaction of its own. The next
   * batch is fetched when the last one was taken, so memory holds one.
   */
  async *batches<Row>(context: DatabaseContext, statement: Statement, size: number): AsyncGenerator<Row[]> {
    const client = await this.pool.connect();
    try {
      await client.query(beginWith(context));
      await client.query({
        ...toQuery(statement),
        name: undefined,
        text: `declare batch no scroll cursor for ${statement.text}`,
      });
      for (;;) {
        const { rows } = await client.query(`fetch ${Math.trunc(size)} from batch`);
        if (rows.length > 0) yield rows as Row[];
        if (rows.length < size) break;
      }
    } finally {
      await releaseAfterError(client);
    }
  }

  /** For tables outside row-level security, such as those that decide who somebody is; of the others it sees no row. */
  async unscoped<Row>(statement: Statement): Promise<Row[]> {
    return (await this.pool.query(toQuery(statement))).rows as Row[];
  }
}

/** What is sent together goes out in one write to the socket: most of what a read costs this process is such writes. */
function inOnePacket<T>(client: PoolClient, send: () => T): T {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}

/** One message; a parameter would make it two statements of their own. */
function beginWith(context: DatabaseContext): string {
  const settings = CONTEXT_SETTINGS.map(
    (setting, i) => `set_config('${setting}', ${escapeLiteral(contextValues(context)[i] ?? '')}, true)`,
  );
  return `begin read only; select ${settings.join(', ')}`;
}

function toQuery({ name, text, values = [] }: Statement) {
  return name === undefined ? { text, values: [...values] } : { name, text, values: [...values] };
}

/** Waits for all of a pipeline before judging it: the connection must be quiet before it goes back. */
async function settled<T>(queries: readonly Promise<T>[]): Promise<T[]> {
  const outcomes = await Promise.allSettled(queries);
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}

async function releaseAfterError(client: PoolClient): Promise<void> {
  try {
    await client.query('rollback');
    client.release();
  } catch {
    client.release(true);
  }
}
