import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OrganisationsModule } from '../organisations/index.js';
import { AmendIntake } from './amend-intake.service.js';
import { ConfirmReport } from './confirm-report.service.js';
import { IntakeController } from './intake.controller.js';
import { IntakeQueries } from './intake.queries.js';
import { IntakeRepository } from './intake.repository.js';
import { ReadReportHandler } from './jobs/read-report.handler.js';
import { ReceiveFiles } from './receive-files.service.js';
import { ReportItemEntity } from './report-item.entity.js';
import { ReportItemsController } from './report-items.controller.js';
import { ReportEntity } from './report.entity.js';
import { ReportsController } from './reports.controller.js';
import { ReportQueries } from './reports.queries.js';
import { ReportRepository } from './reports.repository.js';
import { ReviewItems } from './review-items.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([ReportEntity, ReportItemEntity]), OrganisationsModule],
  controllers: [ReportsController, ReportItemsController, IntakeController],
  providers: [
    AmendIntake,
    ConfirmReport,
    IntakeQueries,
    IntakeRepository,
    ReadReportHandler,
    ReceiveFiles,
    ReportQueries,
    ReportRepository,
    ReviewItems,
  ],
  exports: [ConfirmReport, IntakeQueries, ReceiveFiles, ReportQueries, ReviewItems],
})
export class ReportsModule {}
