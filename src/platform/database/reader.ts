import { Injectable } from '@nestjs/common';
import type { Pool, PoolClient, QueryResult } from 'pg';
import { DataSource } from 'typeorm';
import { contextValues, SET_CONTEXT, type DatabaseContext } from './context.js';

/** A statement under a name is planned once for each connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/**
 * Reads for lists and pages. One statement costs one trip to the database: begin, context, statement and commit travel
 * together (pg's pipeline), so row-level security adds no waiting.
 */
@Injectable()
export class Reader {
  private readonly pool: Pool;

  constructor(dataSource: DataSource) {
    this.pool = (dataSource.driver as unknown as { master: Pool }).master;
  }

  async rows<Row>(context: DatabaseContext, statement: Statement): Promise<Row[]> {
    const client = await this.pool.connect();
    try {
      const [, , result] = await settled([
        client.query('begin read only'),
        client.query({ ...SET_CONTEXT, values: contextValues(context) }),
        client.query(toQuery(statement)),
        client.query('commit'),
      ]);
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
