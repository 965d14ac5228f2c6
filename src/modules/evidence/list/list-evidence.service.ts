import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { contextOf, type Actor } from '../../identity/index.js';
import type { EvidenceView } from '../evidence.dto.js';
import { presentEvidence } from './evidence.presenter.js';
import { EvidenceQueries } from './evidence.queries.js';

/** A task's evidence as it stands today. */
@Injectable()
export class ListEvidence {
  constructor(
    private readonly queries: EvidenceQueries,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, taskId: string): Promise<EvidenceView[]> {
    const today = this.clock.today();
    const records = await this.queries.ofTask(contextOf(actor), taskId);
    return records.map((record) => presentEvidence(record, today));
  }
}
