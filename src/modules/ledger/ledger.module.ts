import { Module } from '@nestjs/common';
import { PendingProgressModule } from '../pending-progress/index.js';
import { TasksModule } from '../tasks/index.js';
import { LedgerController } from './export/ledger.controller.js';
import { LedgerQueries } from './export/ledger.queries.js';
import { MakeLedger } from './export/make-ledger.service.js';
import { OrderLedger } from './export/order-ledger.service.js';
import { ApplyReturnedLedgerHandler } from './jobs/apply-returned-ledger.handler.js';
import { CheckReturnedLedgerHandler } from './jobs/check-returned-ledger.handler.js';
import { ExportLedgerHandler } from './jobs/export-ledger.handler.js';
import { ApplyLine } from './returning/apply-line.service.js';
import { ApplyReturn } from './returning/apply-return.service.js';
import { CheckReturn } from './returning/check-return.service.js';
import { ReceiveReturn } from './returning/receive-return.service.js';
import { ReturnedFiles } from './returning/returned-files.repository.js';
import { ReturnsController } from './returning/returns.controller.js';
import { ReturnQueries } from './returning/returns.queries.js';

@Module({
  imports: [PendingProgressModule, TasksModule],
  controllers: [LedgerController, ReturnsController],
  providers: [
    ApplyLine,
    ApplyReturn,
    ApplyReturnedLedgerHandler,
    CheckReturn,
    CheckReturnedLedgerHandler,
    ExportLedgerHandler,
    LedgerQueries,
    MakeLedger,
    OrderLedger,
    ReceiveReturn,
    ReturnedFiles,
    ReturnQueries,
  ],
  exports: [MakeLedger],
})
export class LedgerModule {}
