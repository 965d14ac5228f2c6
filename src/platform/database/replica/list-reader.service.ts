import { Injectable } from '@nestjs/common';
import type { DatabaseContext } from '../context.js';
import { Reader, type Statement } from '../reader.js';
import { Standby } from './standby.service.js';

/**
 * Reads that many ask for and that may lie a few seconds behind: lists, boards, exports. From the hot standby where there is
 * one that is near enough and has what the person wrote last, from the primary otherwise; nobody sees from where.
 */
@Injectable()
export class ListReader {
  constructor(
    private readonly reader: Reader,
    private readonly standby: Standby,
  ) {}

  async rows<Row>(context: DatabaseContext, statement: Statement): Promise<Row[]> {
    const pool = this.standby.forThisRequest();
    if (pool === null) return this.reader.rows(context, statement);
    try {
      return await this.reader.rows(context, statement, pool);
    } catch (error) {
      if (!isOfTheStandby(error)) throw error;
      this.standby.distrust();
      return this.reader.rows(context, statement);
    }
  }

  async one<Row>(context: DatabaseContext, statement: Statement): Promise<Row | null> {
    return (await this.rows<Row>(context, statement))[0] ?? null;
  }

  /** Goes on where it began: an export that the standby drops in the middle fails, for half of another moment would be worse. */
  batches<Row>(context: DatabaseContext, statement: Statement, size: number): AsyncGenerator<Row[]> {
    const pool = this.standby.forThisRequest() ?? undefined;
    return this.reader.batches(context, statement, { size, pool });
  }
}

/** Connection lost, server going down, or a replayed change in the way of the query (40001): the primary knows the answer. */
function isOfTheStandby(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string };
  return /^(08|57P|40001|ECONN|EPIPE|ETIMEDOUT|53)/.test(code) || /terminated|timeout/i.test(message);
}
