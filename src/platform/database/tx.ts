import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import { contextValues, SET_CONTEXT, type DatabaseContext } from './context.js';

/** An open transaction, already speaking for somebody; repositories take it first. */
export interface Tx {
  readonly manager: EntityManager;
  readonly context: DatabaseContext;
  /** Rows of one statement; numbers as `$1`, `$2`. Statements that return no rows give an empty list. */
  query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
}

@Injectable()
export class UnitOfWork {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Runs `work` in one transaction under row-level security of `context`: all of it happens, or nothing. */
  run<T>(context: DatabaseContext, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(SET_CONTEXT, [...contextValues(context), this.clock.now().toISOString()]);
      return work(new OpenTransaction(manager, context));
    });
  }
}

class OpenTransaction implements Tx {
  constructor(
    readonly manager: EntityManager,
    readonly context: DatabaseContext,
  ) {}

  async query<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    const result: unknown = await this.manager.query(sql, [...params]);
    return rowsOf<Row>(result);
  }
}

/** TypeORM answers UPDATE and DELETE with `[rows, count]`, everything else with the rows. */
function rowsOf<Row>(result: unknown): Row[] {
  if (!Array.isArray(result)) return [];
  const [first, second] = result as unknown[];
  return (
    result.length === 2 && Array.isArray(first) && typeof second === 'number' ? first : result
  ) as Row[];
}
