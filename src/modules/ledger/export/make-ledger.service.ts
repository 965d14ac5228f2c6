import { PassThrough, type Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { localDate, type LocalDate } from '../../../core/shared/local-date.js';
import { Clock } from '../../../platform/clock.js';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { ChainHeadQueries } from '../../audit/index.js';
import { lightWord, sourceWord, stateWord } from '../columns/ledger-words.js';
import { writeLedger, type LedgerNotes } from '../workbook/write-ledger.js';
import type { LedgerQuery } from './ledger.dto.js';
import { LedgerQueries } from './ledger.queries.js';

/** Up to so many lines a request waits for the file; more are a job. */
export const MOST_LINES_AT_ONCE = 2000;

/** Makes the workbook of a ledger, for whoever may see the lines. */
@Injectable()
export class MakeLedger {
  private readonly logger = new Logger('MakeLedger');

  constructor(
    private readonly queries: LedgerQueries,
    private readonly heads: ChainHeadQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `ledger.day-not-over` for a day whose acts may still come */
  requirePast(asOf: string | undefined): void {
    if (asOf !== undefined && asOf >= this.clock.today()) throw new Problem('ledger.day-not-over');
  }

  /**
   * A ledger that is small enough to be waited for.
   * @throws Problem `ledger.too-many-lines` where it is to be ordered as a job
   */
  async atOnce(context: DatabaseContext, query: LedgerQuery): Promise<Readable> {
    this.requirePast(query.asOf);
    const lines = await this.queries.count(context, query);
    if (lines > MOST_LINES_AT_ONCE)
      throw new Problem('ledger.too-many-lines', { lines, most: MOST_LINES_AT_ONCE });
    return this.stream(context, query, async () => undefined);
  }

  /** The bytes of the workbook as they come to be; an error on the way breaks the stream. */
  stream(
    context: DatabaseContext,
    query: LedgerQuery,
    onProgress: (written: number) => Promise<void>,
  ): Readable {
    const output = new PassThrough({ highWaterMark: 64 * 1024 });
    const written = this.notes(context, query).then((notes) =>
      writeLedger({ output, batches: this.queries.rows(context, query), notes, onProgress }),
    );
    written.catch((error: unknown) => {
      this.logger.warn(`a ledger broke off: ${String(error)}`);
      output.destroy(error instanceof Error ? error : new Error(String(error)));
    });
    return output;
  }

  private async notes(context: DatabaseContext, query: LedgerQuery): Promise<LedgerNotes> {
    const asOf: LocalDate | null = query.asOf === undefined ? null : localDate(query.asOf);
    const heads = await this.heads.atEndOf(context, asOf ?? this.clock.today());
    const madeAt = asOf === null ? this.clock.now() : new Date(`${asOf}T24:00:00+08:00`);
    return { asOf, madeAt, scope: await this.words(context, query), heads };
  }

  private async words(context: DatabaseContext, query: LedgerQuery): Promise<string[]> {
    const name = (id: string) => this.queries.unitName(context, id);
    const told: (string | false | undefined)[] = [
      query.organisationId && `被督查单位：${await name(query.organisationId)}`,
      query.leadOrganisationId && `牵头单位：${await name(query.leadOrganisationId)}`,
      query.participantId && `参与单位：${await name(query.participantId)}`,
      query.year !== undefined && `${query.year}年度`,
      query.kind && `来源：${sourceWord(query.kind)}`,
      query.state && `状态：${stateWord(query.state)}`,
      query.light && `预警灯：${lightWord(query.light)}`,
      query.dueBefore && `完成时限不晚于${query.dueBefore}`,
      query.open === true && '未办结',
      query.search && `含“${query.search}”`,
    ];
    return told.filter((word): word is string => typeof word === 'string' && word !== '');
  }
}
