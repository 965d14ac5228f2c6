import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { SYSTEM } from '../context.js';
import { UnitOfWork } from '../tx.js';

/** Parts are made for this year and so many more: a worker may stand still that long before a row waits in "later". */
const YEARS_AHEAD = 2;

/** Reminders of ended tasks are kept among the others for ten full years. */
const YEARS_KEPT = 10;

export interface PartsKept {
  /** Names of the tables made: `event_2029`. */
  readonly made: readonly string[];
  /** Names of the tables that now lie in the schema `archive`. */
  readonly detached: readonly string[];
}

/** The tables that grow for ever, cut by years (docs/adr/0031). */
@Injectable()
export class Parts {
  private readonly logger = new Logger('Parts');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async keep(): Promise<PartsKept> {
    const year = Number(this.clock.today().slice(0, 4));
    const made = await this.ask('select app.make_parts($1, $2) as parts', [year, year + YEARS_AHEAD]);
    const detached = await this.ask('select app.detach_parts($1) as parts', [year - YEARS_KEPT]);
    if (made.length > 0) this.logger.log(`made ${made.join(', ')}`);
    if (detached.length > 0) this.logger.log(`put aside in the schema archive: ${detached.join(', ')}`);
    return { made, detached };
  }

  private ask(sql: string, years: readonly number[]): Promise<string[]> {
    return this.uow.run(
      SYSTEM,
      async (tx) => (await tx.query<{ parts: string[] }>(sql, years))[0]?.parts ?? [],
    );
  }
}
