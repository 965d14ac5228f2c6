import { Module } from '@nestjs/common';
import { TasksModule } from '../tasks/index.js';
import { LedgerController } from './export/ledger.controller.js';
import { LedgerQueries } from './export/ledger.queries.js';
import { MakeLedger } from './export/make-ledger.service.js';
import { OrderLedger } from './export/order-ledger.service.js';
import { ExportLedgerHandler } from './jobs/export-ledger.handler.js';

@Module({
  imports: [TasksModule],
  controllers: [LedgerController],
  providers: [ExportLedgerHandler, LedgerQueries, MakeLedger, OrderLedger],
  exports: [MakeLedger],
})
export class LedgerModule {}
