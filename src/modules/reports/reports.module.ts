import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OrganisationsModule } from '../organisations/index.js';
import { AmendIntake } from './intake/amend-intake.service.js';
import { ConfirmReportController } from './review/confirm/confirm-report.controller.js';
import { ConfirmReport } from './review/confirm/confirm-report.service.js';
import { ReadinessQueries } from './review/confirm/readiness.queries.js';
import { SeeCoverage } from './review/confirm/see-coverage.service.js';
import { IntakeController } from './intake/intake.controller.js';
import { IntakeQueries } from './intake/intake.queries.js';
import { IntakeRepository } from './intake/intake.repository.js';
import { ReadReportHandler } from './intake/jobs/read-report.handler.js';
import { ReceiveFiles } from './intake/receive-files.service.js';
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

@Module({
  imports: [TypeOrmModule.forFeature([ReportEntity, ReportItemEntity]), OrganisationsModule],
  controllers: [
    ReportsController,
    ReportItemsController,
    ReportReviewController,
    IntakeController,
    ConfirmReportController,
  ],
  providers: [
    AmendIntake,
    ConfirmReport,
    IntakeQueries,
    IntakeRepository,
    ReadReportHandler,
    ReceiveFiles,
    ReportQueries,
    ReportRepository,
    ReadinessQueries,
    ReviewItems,
    ReviewQueries,
    ReviewRepository,
    SeeCoverage,
  ],
  exports: [
    ConfirmReport,
    IntakeQueries,
    ReceiveFiles,
    ReportQueries,
    ReadinessQueries,
    ReviewItems,
    SeeCoverage,
  ],
})
export class ReportsModule {}
