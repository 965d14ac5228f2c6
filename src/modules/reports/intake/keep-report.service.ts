import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { quotedItem, type QuotedItem, type ReportReading } from '../../../core/report/index.js';
import { err, ok, type Result } from '../../../core/shared/result.js';
import { themesOf } from '../../../core/shared/themes.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { ProblemCode } from '../../../platform/http/problem-catalogue.js';
import { EventLog } from '../../audit/index.js';
import type { NamedOrganisation } from '../../organisations/index.js';
import { FindInReport } from '../findings/find-in-report.service.js';
import type { SourceText } from '../reading/index.js';
import { ReportRepository, type ReadingNotice } from '../reports.repository.js';
import type { LockedReport } from '../review/review.repository.js';
import { ReplaceReport } from '../versions/replace-report.service.js';
import type { IntakeFile } from './intake.repository.js';

/** A file that was read, and whose report it is. */
export interface IdentifiedReport {
  readonly file: IntakeFile;
  readonly source: SourceText;
  readonly reading: ReportReading;
  readonly body: NamedOrganisation;
  readonly year: number;
}

/** Writes a report that was read: row, working text with the way back to the file, sections, items, what is found in them, the act. */
@Injectable()
export class KeepReport {
  constructor(
    private readonly reports: ReportRepository,
    private readonly findings: FindInReport,
    private readonly replace: ReplaceReport,
    private readonly events: EventLog,
  ) {}

  /** @returns the id of the report, or why there is no place for it */
  async run(
    tx: Tx,
    { file, source, reading, body, year }: IdentifiedReport,
  ): Promise<Result<string, ProblemCode>> {
    const clash = await this.reports.clashOf(tx, { organisationId: body.id, year, sha256: file.sha256 });
    const earlier = await this.roomFor(tx, { file, body, year }, clash);
    if (!earlier.ok) return earlier;
    const id = randomUUID();
    const items = lastingItems(source.text, reading);
    const at = { id, organisationId: body.id, orgPath: body.path, reportYear: year };
    const added = this.reports.add(tx, {
      report: {
        ...at,
        ...headOf(reading),
        ...fileOf(file, source),
        state: 'reviewing',
        previousReportId: earlier.value?.id ?? null,
      },
      text: source.text,
      origins: source.origins,
      notices: noticesOf(source),
      sections: reading.sections,
      items: items.map((item) => ({ ...item, themes: themesOf(item.text) })),
    });
    const counts = { items: reading.items.length, sections: reading.sections.length };
    const payload = { ...counts, fileName: file.file_name, sha256: file.sha256 };
    // None of them reads what another writes: they travel to the database in this order without waiting for each other.
    await Promise.all([
      added,
      this.record(tx, body, { subjectId: id, payload }),
      ...(earlier.value === null
        ? [this.findings.inNew(tx, { ...at, text: source.text }, { ...reading, items })]
        : []),
    ]);
    if (earlier.value !== null) {
      await this.replace.takeOver(tx, earlier.value, { reportId: id, by: file.uploaded_by });
      await this.findings.inSuccessor(tx, id);
    }
    return ok(id);
  }

  private record(
    tx: Tx,
    body: NamedOrganisation,
    parsed: { readonly subjectId: string; readonly payload: Record<string, unknown> },
  ): Promise<void> {
    const subject = { organisationId: body.id, orgPath: body.path, subjectType: 'report' } as const;
    return this.events.record(tx, null, [{ ...subject, ...parsed, name: 'report.parsed' }]);
  }

  /** The report that gives way where a person said that this one corrects it; null where the place is free. */
  private async roomFor(
    tx: Tx,
    { file, body, year }: Pick<IdentifiedReport, 'file' | 'body' | 'year'>,
    clash: ProblemCode | null,
  ): Promise<Result<LockedReport | null, ProblemCode>> {
    if (clash === null) return ok(null);
    if (clash !== 'report.year-taken' || !file.correction) return err(clash);
    return this.replace.giveWay(tx, { organisationId: body.id, year });
  }
}

function headOf({ metadata }: ReportReading) {
  const { title, issuer, region, documentNumber, indexNumber, publishedOn, signedOn } = metadata;
  return { title, issuer, region, documentNumber, indexNumber, publishedOn, signedOn };
}

function fileOf(file: IntakeFile, { mediaType, encoding }: SourceText) {
  return {
    fileName: file.file_name,
    mediaType,
    encoding,
    sha256: file.sha256,
    sizeBytes: file.size_bytes,
    uploadedBy: file.uploaded_by,
    uploadedAt: file.received_at,
  };
}

/** The items as they are quoted, under ids for good. */
function lastingItems(text: string, { items }: ReportReading): QuotedItem[] {
  const ids = new Map(items.map(({ id }) => [id, randomUUID()]));
  return items.map((item) => ({
    ...quotedItem(text, item),
    id: ids.get(item.id) ?? randomUUID(),
    parentId: item.parentId === null ? null : (ids.get(item.parentId) ?? null),
  }));
}

function noticesOf({ notices, text }: SourceText): ReadingNotice[] {
  return notices.map(({ code, message, at }) => ({
    code,
    message,
    start: at,
    end: Math.min(text.length, at + 1),
  }));
}
