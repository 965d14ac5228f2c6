import { randomUUID } from 'node:crypto';
import { looksLikeReport, readReport, type ReportReading } from '../../../../core/report/index.js';
import { themesOf } from '../../../../core/shared/themes.js';
import { err, ok, type Result } from '../../../../core/shared/result.js';
import { SYSTEM } from '../../../../platform/database/context.js';
import { UnitOfWork, type Tx } from '../../../../platform/database/tx.js';
import { FileStore } from '../../../../platform/files/index.js';
import type { ProblemCode } from '../../../../platform/http/problem-catalogue.js';
import { once } from '../../../../platform/outbox/outbox.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../../platform/queue/job-handler.js';
import { EventLog } from '../../../audit/index.js';
import { OrganisationQueries, RegisterBody, type NamedOrganisation } from '../../../organisations/index.js';
import { readSource, type SourceText } from '../../reading/index.js';
import { IntakeRepository, type IntakeFile } from '../intake.repository.js';
import { ReportRepository } from '../../reports.repository.js';
import { ReadReport, type ReadReportPayload } from './read-report.job.js';

interface Read {
  readonly source: SourceText;
  readonly reading: ReportReading;
  readonly body: NamedOrganisation;
  readonly year: number;
}

/** What a person can mend by saying which body and which year; everything else is a fault of the file. */
const MENDABLE: readonly ProblemCode[] = [
  'report.body-unknown',
  'report.body-ambiguous',
  'report.year-unknown',
];

/** The government of a joint report first: it stands last in the heading and owns the tasks. */
function namesOf({ issuer, region }: ReportReading['metadata']): string[] {
  return [...(issuer?.split('、').reverse() ?? []), ...(region === null ? [] : [region])];
}

@HandlesJob(ReadReport)
export class ReadReportHandler implements JobHandler<ReadReportPayload> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: FileStore,
    private readonly intake: IntakeRepository,
    private readonly reports: ReportRepository,
    private readonly organisations: OrganisationQueries,
    private readonly registerBody: RegisterBody,
    private readonly events: EventLog,
  ) {}

  async handle({ intakeFileId }: ReadReportPayload, job: JobContext): Promise<void> {
    const file = await this.uow.run(SYSTEM, (tx) => this.intake.byId(tx, intakeFileId));
    const read = await this.read(file);
    await this.uow.run(SYSTEM, async (tx) => {
      if (!(await once(job, tx))) return;
      const kept = read.ok ? await this.keep(tx, file, read.value) : read;
      if (kept.ok) await this.intake.markParsed(tx, file.id, kept.value);
      else
        await this.intake.markProblem(tx, file.id, {
          code: kept.error,
          mendable: MENDABLE.includes(kept.error),
        });
    });
  }

  private async read(file: IntakeFile): Promise<Result<Read, ProblemCode>> {
    const source = readSource(await this.files.read(file.sha256));
    if (!source.ok) return source;
    if (!looksLikeReport(source.value.text)) return err('report.not-a-report');
    const reading = readReport(source.value.text);
    const body = await this.bodyOf(file, reading);
    if (!body.ok) return body;
    if (!body.value.path.startsWith(file.scope_path)) return err('report.body-not-yours');
    const year = file.report_year ?? reading.metadata.reportYear;
    if (year === null) return err('report.year-unknown');
    return ok({ source: source.value, reading, body: body.value, year });
  }

  /** What the person said, else the issuer as printed, else the region: the first that names one body. */
  private async bodyOf(
    file: IntakeFile,
    { metadata }: ReportReading,
  ): Promise<Result<NamedOrganisation, ProblemCode>> {
    if (file.organisation_id !== null) {
      const named = await this.organisations.bodyById(file.organisation_id);
      return named === null ? err('report.body-unknown') : ok(named);
    }
    const names = namesOf(metadata);
    for (const name of names) {
      const found = (await this.organisations.named(name)).filter((body) =>
        body.path.startsWith(file.scope_path),
      );
      const [only] = found;
      if (only !== undefined) return found.length === 1 ? ok(only) : err('report.body-ambiguous');
    }
    const [fullest] = names;
    if (!file.new_body || fullest === undefined) return err('report.body-unknown');
    return ok(await this.registerBody.run(fullest, file.scope_path));
  }

  private async keep(tx: Tx, file: IntakeFile, read: Read): Promise<Result<string, ProblemCode>> {
    const { source, reading, body, year } = read;
    const clash = await this.reports.clashOf(tx, { organisationId: body.id, year, sha256: file.sha256 });
    if (clash !== null) return err(clash);
    const id = randomUUID();
    const { title, issuer, region, documentNumber, indexNumber, publishedOn, signedOn } = reading.metadata;
    await this.reports.add(tx, {
      report: {
        id,
        organisationId: body.id,
        orgPath: body.path,
        reportYear: year,
        state: 'reviewing',
        ...{ title, issuer, region, documentNumber, indexNumber, publishedOn, signedOn },
        fileName: file.file_name,
        mediaType: source.mediaType,
        encoding: source.encoding,
        sha256: file.sha256,
        sizeBytes: file.size_bytes,
        uploadedBy: file.uploaded_by,
        uploadedAt: file.received_at,
      },
      text: source.text,
      reading,
      themesOf: (item) => themesOf(item.text),
    });
    const counts = {
      items: reading.items.length,
      sections: reading.sections.length,
      fileName: file.file_name,
      sha256: file.sha256,
    };
    const subject = {
      organisationId: body.id,
      orgPath: body.path,
      subjectType: 'report',
      subjectId: id,
    } as const;
    await this.events.record(tx, null, [{ ...subject, name: 'report.parsed', payload: counts }]);
    return ok(id);
  }
}
