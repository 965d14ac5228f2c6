import { Global, Module } from '@nestjs/common';
import { ChainHash } from './chain/chain-hash.service.js';
import { ChainHeadQueries } from './chain/chain-heads.queries.js';
import { ChainVerification } from './chain/chain-verification.service.js';
import { NoteHeads } from './chain/note-heads.service.js';
import { EventLog } from './event-log.service.js';
import { HistoryController } from './history/history.controller.js';
import { HistoryQueries } from './history/history.queries.js';
import { NoteChainHeadsHandler } from './jobs/note-chain-heads.handler.js';

@Global()
@Module({
  controllers: [HistoryController],
  providers: [
    ChainHash,
    ChainHeadQueries,
    ChainVerification,
    EventLog,
    HistoryQueries,
    NoteChainHeadsHandler,
    NoteHeads,
  ],
  exports: [ChainHeadQueries, ChainVerification, EventLog, NoteHeads],
})
export class AuditModule {}
