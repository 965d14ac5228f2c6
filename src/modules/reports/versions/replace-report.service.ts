import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { linkKey, type Review, type ReviewChange } from '../../../core/report/review/index.js';
import { alignVersions, type Alignment } from '../../../core/report/review/versions/index.js';
import { err, ok, type Result } from '../../../core/shared/result.js';
import { moveReport } from '../../../core/task/index.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { ProblemCode } from '../../../platform/http/problem-catalogue.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { EventLog } from '../../audit/index.js';
import { ReviewRepository, type LockedReport } from '../review/review.repository.js';
import { FollowItems } from './jobs/follow-items.job.js';
import { NoteCorrection } from './jobs/note-correction.job.js';
import { needsDecision, VersionsRepository } from './versions.repository.js';

/** A corrected version takes the place of the report in force: items are laid beside each other, decisions and tasks stay. */
@Injectable()
export class ReplaceReport {
  constructor(
    private readonly versions: VersionsRepository,
    private readonly review: ReviewRepository,
    private readonly events: EventLog,
    private readonly outbox: Outbox,
  ) {}

  /** Makes room for the corrected version. @returns the report that gives way, or why it does not */
  async giveWay(
    tx: Tx,
    at: { organisationId: string; year: number },
  ): Promise<Result<LockedReport, ProblemCode>> {
    const earlier = await this.versions.inForce(tx, at.organisationId, at.year);
    if (earlier === null) return err('record.not-found');
    const moved = moveReport(earlier.state, 'supersede', 'person');
    if (!moved.ok) return err('report.archived');
    await this.versions.supersede(tx, earlier.id);
    return ok(earlier);
  }

  /** @param by who said that this is a corrected version */
  async takeOver(tx: Tx, earlier: LockedReport, to: { reportId: string; by: string }): Promise<void> {
    const report = await this.review.lock(tx, to.reportId);
    const [old, corrected] = [await this.review.load(tx, earlier.id), await this.review.load(tx, report.id)];
    const newIds = new Map([...old.items.keys()].map((id) => [id, randomUUID()]));
    const alignment = alignVersions({ old, corrected, newIds });
    const changes = changesOf(corrected, alignment);
    if (changes.length > 0) await this.review.apply(tx, report, corrected, changes);
    const differences = alignment.differences.map((difference) => ({
      ...difference,
      needsDecision: needsDecision(difference, old.items.get(difference.oldId ?? '')),
    }));
    await this.versions.keep(tx, report, differences);
    await this.record(tx, earlier, { ...to, alignment });
    await this.outbox.add(tx, FollowItems, { reportId: report.id });
    await this.outbox.add(tx, NoteCorrection, { reportId: report.id, supersededId: earlier.id });
  }

  private async record(
    tx: Tx,
    { id: supersededId, organisationId, orgPath }: LockedReport,
    { reportId, by, alignment }: { reportId: string; by: string; alignment: Alignment },
  ): Promise<void> {
    const matches: Record<string, number> = {};
    for (const { match } of alignment.differences) matches[match] = (matches[match] ?? 0) + 1;
    const subject = { organisationId, orgPath, subjectType: 'report' } as const;
    await this.events.record(tx, await this.versions.person(tx, by), [
      { ...subject, subjectId: supersededId, name: 'report.superseded', payload: { reportId } },
      { ...subject, subjectId: reportId, name: 'report.corrected', payload: { supersededId, matches } },
    ]);
  }
}

function changesOf(corrected: Review, { items, links }: Alignment): ReviewChange[] {
  const changed = items.flatMap((after): ReviewChange[] => {
    const before = corrected.items.get(after.id) ?? null;
    return before === after ? [] : [{ of: 'item', before, after }];
  });
  const linked = links.map((after): ReviewChange => {
    return { of: 'link', before: corrected.links.get(linkKey(after)) ?? null, after };
  });
  return [...changed, ...linked];
}
