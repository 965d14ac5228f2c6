import { Module } from '@nestjs/common';
import { FileQuotasModule } from '../file-quotas/index.js';
import { PendingProgressModule } from '../pending-progress/index.js';
import { TasksModule } from '../tasks/index.js';
import { LedgerController } from './export/ledger.controller.js';
import { LedgerQueries } from './export/ledger.queries.js';
import { MakeLedger } from './export/make-ledger.service.js';
import { OrderLedger } from './export/order-ledger.service.js';
import { LedgerIntakesController } from './intake/intakes.controller.js';
import { IntakesQueries } from './intake/intakes.queries.js';
import { Intakes } from './intake/intakes.repository.js';
import { ProcessIntake } from './intake/process-intake.service.js';
import { SteerIntake } from './intake/steer-intake.service.js';
import { ApplyReturnedLedgerHandler } from './jobs/apply-returned-ledger.handler.js';
import { CheckReturnedLedgerHandler } from './jobs/check-returned-ledger.handler.js';
import { ExportLedgerHandler } from './jobs/export-ledger.handler.js';
import { ProcessLedgerIntakeHandler } from './jobs/process-ledger-intake.handler.js';
import { ApplyLine } from './returning/apply-line.service.js';
import { ApplyReturn } from './returning/apply-return.service.js';
import { CheckReturn } from './returning/check-return.service.js';
import { ReceiveReturn } from './returning/receive-return.service.js';
import { ReturnedFiles } from './returning/returned-files.repository.js';
import { ReturnsController } from './returning/returns.controller.js';
import { ReturnQueries } from './returning/returns.queries.js';
import { KeepViews } from './views/keep-views.service.js';
import { LedgerViewsController } from './views/views.controller.js';

@Module({
  imports: [FileQuotasModule, PendingProgressModule, TasksModule],
  controllers: [LedgerController, LedgerIntakesController, LedgerViewsController, ReturnsController],
  providers: [
    ApplyLine,
    ApplyReturn,
    ApplyReturnedLedgerHandler,
    CheckReturn,
    CheckReturnedLedgerHandler,
    ExportLedgerHandler,
    Intakes,
    IntakesQueries,
    KeepViews,
    LedgerQueries,
    MakeLedger,
    OrderLedger,
    ProcessIntake,
    ProcessLedgerIntakeHandler,
    ReceiveReturn,
    ReturnedFiles,
    ReturnQueries,
    SteerIntake,
  ],
  exports: [MakeLedger],
})
export class LedgerModule {}
