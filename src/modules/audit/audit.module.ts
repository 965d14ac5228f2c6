import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AccessRecord } from './access/access-record.service.js';
import { DisclosureInterceptor } from './access/disclosure.interceptor.js';
import { ChainHash } from './chain/chain-hash.service.js';
import { ChainHeadQueries } from './chain/chain-heads.queries.js';
import { ChainVerification } from './chain/chain-verification.service.js';
import { NoteHeads } from './chain/note-heads.service.js';
import { EventLog } from './event-log.service.js';
import { HistoryController } from './history/history.controller.js';
import { HistoryQueries } from './history/history.queries.js';
import { AuditSearchController } from './search/audit-search.controller.js';
import { AuditSearch } from './search/audit-search.queries.js';
import { ExportEvents } from './search/export-events.service.js';
import { FileVerification } from './verification/file-verification.service.js';
import { OrderVerification } from './verification/order-verification.service.js';
import { VerifyAll } from './verification/verify-all.service.js';
import { VerifyAuditHandler } from './verification/verify-audit.handler.js';
import { NoteChainHeadsHandler } from './jobs/note-chain-heads.handler.js';

@Global()
@Module({
  controllers: [AuditSearchController, HistoryController],
  providers: [
    AccessRecord,
    AuditSearch,
    ExportEvents,
    FileVerification,
    OrderVerification,
    VerifyAll,
    VerifyAuditHandler,
    { provide: APP_INTERCEPTOR, useClass: DisclosureInterceptor },
    ChainHash,
    ChainHeadQueries,
    ChainVerification,
    EventLog,
    HistoryQueries,
    NoteChainHeadsHandler,
    NoteHeads,
  ],
  exports: [VerifyAll, ChainHeadQueries, ChainVerification, EventLog, NoteHeads],
})
export class AuditModule {}
