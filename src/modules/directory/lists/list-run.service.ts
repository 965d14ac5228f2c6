import { Injectable } from '@nestjs/common';
import { NOBODY } from '../../../platform/database/context.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { toProblem } from '../../../platform/http/problem.filter.js';
import { PROBLEMS } from '../../../platform/http/problem-catalogue.js';
import type { LineFate, LineResult } from './directory.dto.js';
import type { ListLine } from './read-list.js';

/** What became of a line that was taken. */
export interface Taken {
  readonly outcome: LineFate;
  readonly firstPassword?: string;
  readonly openTasks?: number;
}

class DryRun extends Error {
  constructor(readonly results: readonly LineResult[]) {
    super('a dry run leaves nothing');
  }
}

/** Takes a list line by line: one that is refused says why and stops no other. */
@Injectable()
export class ListRun {
  constructor(private readonly uow: UnitOfWork) {}

  /** @param isDry nothing stays, but each line sees what those before it would have done */
  async run(
    lines: readonly ListLine[],
    { key, isDry }: { key: string; isDry: boolean },
    take: (tx: Tx, line: ListLine) => Promise<Taken>,
  ): Promise<readonly LineResult[]> {
    const keyed = (line: ListLine) => ({ line: line.line, key: line.fields[key] ?? '' });
    if (isDry) return this.dryRun(lines, keyed, take);
    const results: LineResult[] = [];
    for (const line of lines)
      results.push(
        await this.uow
          .run(NOBODY, (tx) => take(tx, line))
          .then((taken) => resultOf(keyed(line), taken))
          .catch((error: unknown) => refusedAs(keyed(line), error)),
      );
    return results;
  }

  private async dryRun(
    lines: readonly ListLine[],
    keyed: (line: ListLine) => Place,
    take: (tx: Tx, line: ListLine) => Promise<Taken>,
  ): Promise<readonly LineResult[]> {
    try {
      return await this.uow.run(NOBODY, async (tx) => {
        const results: LineResult[] = [];
        for (const line of lines) {
          await tx.query('savepoint line');
          try {
            const { firstPassword: _untold, ...taken } = await take(tx, line);
            results.push(resultOf(keyed(line), taken));
          } catch (error) {
            await tx.query('rollback to savepoint line');
            results.push(refusedAs(keyed(line), error));
          }
        }
        throw new DryRun(results);
      });
    } catch (ended) {
      if (ended instanceof DryRun) return ended.results;
      throw ended;
    }
  }
}

type Place = Pick<LineResult, 'line' | 'key'>;

function resultOf(place: Place, { outcome, firstPassword, openTasks }: Taken): LineResult {
  return {
    ...place,
    outcome,
    code: null,
    reason: null,
    firstPassword: firstPassword ?? null,
    openTasks: openTasks ?? 0,
  };
}

/** @throws what is no refusal of the line but a fault of the machine room */
function refusedAs(place: Place, error: unknown): LineResult {
  const { code } = toProblem(error);
  if (PROBLEMS[code].status >= 500) throw error;
  const reason = PROBLEMS[code].title;
  return { ...place, outcome: 'refused', code, reason, firstPassword: null, openTasks: 0 };
}
