import { err, ok, type Result } from '../../../../core/shared/result.js';
import { SYSTEM } from '../../../../platform/database/context.js';
import { UnitOfWork, type Tx } from '../../../../platform/database/tx.js';
import type { ProblemCode } from '../../../../platform/http/problem-catalogue.js';
import { once, Outbox } from '../../../../platform/outbox/outbox.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../../platform/queue/job-handler.js';
import { ReportReader, type ReadOutcome } from '../../reading/index.js';
import { FindReportingBody } from '../find-reporting-body.service.js';
import { IntakeRepository, type IntakeFile } from '../intake.repository.js';
import { KeepReport, type IdentifiedReport } from '../keep-report.service.js';
import { ReadReport, type ReadReportPayload } from './read-report.job.js';
import { UnpackArchive } from './unpack-archive.job.js';

/**
 * What a person can settle: by saying which body and which year, or, where the reading was cut off, by having it tried
 * again; everything else is a fault of the file.
 */
const MENDABLE: readonly ProblemCode[] = [
  'report.body-unknown',
  'report.body-ambiguous',
  'report.body-differs',
  'report.year-unknown',
  'report.year-differs',
  'report.year-taken',
  'report.reading-too-slow',
  'report.reading-too-large',
  'report.reading-crashed',
];

type Read =
  | { readonly what: 'report'; readonly report: IdentifiedReport }
  | { readonly what: 'archive' }
  | { readonly what: 'known'; readonly reportId: string };

@HandlesJob(ReadReport)
export class ReadReportHandler implements JobHandler<ReadReportPayload> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: ReportReader,
    private readonly intake: IntakeRepository,
    private readonly findBody: FindReportingBody,
    private readonly keepReport: KeepReport,
    private readonly outbox: Outbox,
  ) {}

  async handle({ intakeFileId }: ReadReportPayload, job: JobContext): Promise<void> {
    const { file, knownAs } = await this.intake.waiting(intakeFileId);
    const read: Result<Read, ProblemCode> =
      knownAs === null ? await this.read(file) : ok({ what: 'known', reportId: knownAs });
    await this.uow.run(SYSTEM, async (tx) => {
      if (!(await once(job, tx))) return;
      const settled = read.ok ? await this.settle(tx, file, read.value) : read;
      if (!settled.ok)
        await this.intake.markProblem(tx, file.id, {
          code: settled.error,
          mendable: MENDABLE.includes(settled.error),
        });
    });
  }

  private async read(file: IntakeFile): Promise<Result<Read, ProblemCode>> {
    const outcome = await this.reader.read({ sha256: file.sha256, sizeBytes: file.size_bytes });
    if (outcome.what === 'refused') return err(outcome.code);
    if (outcome.what !== 'report') return ok({ what: 'archive' });
    return this.identify(file, outcome);
  }

  private async identify(
    file: IntakeFile,
    { source, reading }: ReadOutcome,
  ): Promise<Result<Read, ProblemCode>> {
    const body = await this.findBody.run(file, reading);
    if (!body.ok) return body;
    const printed = reading.metadata.reportYear;
    const year = file.report_year ?? printed;
    if (year === null) return err('report.year-unknown');
    if (printed !== null && printed !== year && !file.year_insisted) return err('report.year-differs');
    return ok({ what: 'report', report: { file, source, reading, body: body.value, year } });
  }

  private async settle(tx: Tx, file: IntakeFile, read: Read): Promise<Result<null, ProblemCode>> {
    if (read.what === 'known') {
      await this.intake.markKnown(tx, file.id, read.reportId);
      return ok(null);
    }
    if (read.what === 'archive') {
      if (file.parent_id !== null) return err('report.archive-nested');
      await this.outbox.add(tx, UnpackArchive, { intakeFileId: file.id });
      return ok(null);
    }
    const kept = await this.keepReport.run(tx, read.report);
    if (kept.ok) {
      await this.intake.markParsed(tx, file.id, kept.value);
      return ok(null);
    }
    // Its twin was read at the same time and was first.
    const twin = kept.error === 'report.duplicate' ? await this.intake.reportOfSameFile(tx, file) : null;
    if (twin === null) return kept;
    await this.intake.markKnown(tx, file.id, twin);
    return ok(null);
  }
}
