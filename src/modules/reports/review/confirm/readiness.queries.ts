import { Injectable } from '@nestjs/common';
import type { DatabaseContext } from '../../../../platform/database/context.js';
import { Reader } from '../../../../platform/database/reader.js';
import { Problem } from '../../../../platform/http/problem.js';
import { coverageOf, READINESS, seenOf, type ReadinessRow } from './readiness.js';
import type { ReadinessView } from './readiness.dto.js';

@Injectable()
export class ReadinessQueries {
  constructor(private readonly reader: Reader) {}

  /** What a person still has to do before they can confirm. */
  async of(context: DatabaseContext, reportId: string): Promise<ReadinessView> {
    const row = await this.reader.one<ReadinessRow>(context, { text: READINESS, values: [reportId] });
    if (row === null) throw new Problem('record.not-found');
    const coverage = coverageOf(row);
    const seen = seenOf(row, coverage);
    const isSeen = coverage.uncovered.length === 0 || seen !== null;
    return {
      isReady: row.undecided + row.openDifferences === 0 && isSeen,
      undecided: row.undecided,
      openDifferences: row.openDifferences,
      ...coverage,
      seen: seen && { seenByName: seen.seenByName, seenAt: seen.seenAt },
      gaps: row.gaps,
    };
  }
}
