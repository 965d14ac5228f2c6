import { Injectable, Logger } from '@nestjs/common';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';

/** A sum that is not what counting gives. */
export interface TallyDrift {
  readonly path: string;
  readonly light: string;
  readonly isOpen: boolean;
  readonly isOffice: boolean;
  /** `infinity`: no time limit. */
  readonly dueOn: string;
  readonly expected: number;
  readonly found: number;
}

const TOLD_AT_MOST = 20;

/** The sums behind the boards: kept by triggers in the transaction of each act, folded each minute, checked each night. */
@Injectable()
export class Tally {
  private readonly logger = new Logger('Tally');

  constructor(private readonly uow: UnitOfWork) {}

  /** @returns how many changes were taken into the sums; 0 where another process is at it */
  async fold(): Promise<number> {
    const [row] = await this.uow.run(SYSTEM, (tx) => tx.query<{ n: string }>('select app.fold_tally() as n'));
    return Number(row?.n ?? 0);
  }

  /** @returns what differed; it is right from now on */
  async check(): Promise<TallyDrift[]> {
    const drift = await this.uow.run(SYSTEM, (tx) => tx.query<TallyDrift>(CORRECT));
    for (const { path, light, dueOn, expected, found } of drift.slice(0, TOLD_AT_MOST))
      this.logger.error(`the sum of ${path} ${light}, due ${dueOn}, was ${found} and is ${expected}`);
    if (drift.length > TOLD_AT_MOST) this.logger.error(`${drift.length} sums of boards differed`);
    await this.fold();
    return drift;
  }
}

const CORRECT = `
select org_path as path, light, is_open as "isOpen", is_office as "isOffice", due_on::text as "dueOn", expected::int, found::int
from app.correct_tally() order by org_path, due_on, light`;
