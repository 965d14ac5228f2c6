import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FileQuotasModule } from '../file-quotas/index.js';
import { IdentityModule } from '../identity/index.js';
import { OrganisationsModule } from '../organisations/index.js';
import { AmendIntake } from './intake/amend-intake.service.js';
import { ConfirmReportController } from './review/confirm/confirm-report.controller.js';
import { ConfirmReport } from './review/confirm/confirm-report.service.js';
import { ReadinessQueries } from './review/confirm/readiness.queries.js';
import { SeeCoverage } from './review/confirm/see-coverage.service.js';
import { FindReportingBody } from './intake/find-reporting-body.service.js';
import { IntakeController } from './intake/intake.controller.js';
import { IntakeQueries } from './intake/intake.queries.js';
import { IntakeRepository } from './intake/intake.repository.js';
import { ReadReportHandler } from './intake/jobs/read-report.handler.js';
import { UnpackArchiveHandler } from './intake/jobs/unpack-archive.handler.js';
import { KeepReport } from './intake/keep-report.service.js';
import { ReceiveFiles } from './intake/receive-files.service.js';
import { RecordFiles } from './intake/record-files.service.js';
import { READING_LIMITS, ReadingPool, ReportReader } from './reading/index.js';
import { ReportOriginsController } from './report-origins.controller.js';
import { ReportOriginsQueries } from './report-origins.queries.js';
import { FindInReport } from './findings/find-in-report.service.js';
import { FindingsController } from './findings/findings.controller.js';
import { FindingsQueries } from './findings/findings.queries.js';
import { FindingsRepository } from './findings/findings.repository.js';
import { RenewFindingsHandler } from './findings/jobs/renew-findings.handler.js';
import { GapsQueries } from './findings/gaps.queries.js';
import { ReportItemEntity } from './report-item.entity.js';
import { ReportItemsController } from './review/report-items.controller.js';
import { ReportEntity } from './report.entity.js';
import { ReportsController } from './reports.controller.js';
import { ReportQueries } from './reports.queries.js';
import { ReportRepository } from './reports.repository.js';
import { ReportReviewController } from './review/report-review.controller.js';
import { ReviewItems } from './review/review-items.service.js';
import { ReviewQueries } from './review/review.queries.js';
import { ReviewRepository } from './review/review.repository.js';
import { DecideSuccession } from './versions/decide-succession.service.js';
import { ReplaceReport } from './versions/replace-report.service.js';
import { VersionsController } from './versions/versions.controller.js';
import { VersionsQueries } from './versions/versions.queries.js';
import { VersionsRepository } from './versions/versions.repository.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([ReportEntity, ReportItemEntity]),
    FileQuotasModule,
    IdentityModule,
    OrganisationsModule,
  ],
  controllers: [
    ReportsController,
    ReportOriginsController,
    ReportItemsController,
    ReportReviewController,
    IntakeController,
    ConfirmReportController,
    FindingsController,
    VersionsController,
  ],
  providers: [
    AmendIntake,
    ConfirmReport,
    FindInReport,
    FindReportingBody,
    FindingsQueries,
    FindingsRepository,
    GapsQueries,
    IntakeQueries,
    IntakeRepository,
    KeepReport,
    { provide: ReadingPool, useFactory: () => new ReadingPool(READING_LIMITS) },
    ReadReportHandler,
    RenewFindingsHandler,
    ReceiveFiles,
    RecordFiles,
    ReportOriginsQueries,
    ReportReader,
    UnpackArchiveHandler,
    ReportQueries,
    ReportRepository,
    ReadinessQueries,
    ReviewItems,
    ReviewQueries,
    ReviewRepository,
    SeeCoverage,
    DecideSuccession,
    ReplaceReport,
    VersionsQueries,
    VersionsRepository,
  ],
  exports: [
    ConfirmReport,
    IntakeQueries,
    ReceiveFiles,
    ReportQueries,
    ReportReader,
    ReadinessQueries,
    ReviewItems,
    SeeCoverage,
  ],
})
export class ReportsModule {}
