import { Module } from '@nestjs/common';
import { FileQuotasModule } from '../file-quotas/index.js';
import { ReportsModule } from '../reports/index.js';
import { TasksModule } from '../tasks/index.js';
import { AddEvidence } from './acts/add-evidence.service.js';
import { EvidenceText } from './scan/evidence-text.service.js';
import { EvidenceController } from './evidence.controller.js';
import { EvidenceQueries } from './list/evidence.queries.js';
import { EvidenceRepository } from './acts/evidence.repository.js';
import { ScanEvidenceHandler } from './scan/scan-evidence.handler.js';
import { ListEvidence } from './list/list-evidence.service.js';
import { ReviewEvidence } from './acts/review-evidence.service.js';
import { SendEvidence } from './list/send-evidence.service.js';
import { TaskEvidenceController } from './task-evidence.controller.js';
import { WithdrawEvidence } from './acts/withdraw-evidence.service.js';

@Module({
  imports: [FileQuotasModule, ReportsModule, TasksModule],
  controllers: [TaskEvidenceController, EvidenceController],
  providers: [
    AddEvidence,
    EvidenceQueries,
    EvidenceRepository,
    EvidenceText,
    ListEvidence,
    ReviewEvidence,
    ScanEvidenceHandler,
    SendEvidence,
    WithdrawEvidence,
  ],
  exports: [AddEvidence],
})
export class EvidenceModule {}
