import { Global, Module } from '@nestjs/common';
import { ChainVerification } from './chain-verification.service.js';
import { EventLog } from './event-log.service.js';

@Global()
@Module({ providers: [EventLog, ChainVerification], exports: [EventLog, ChainVerification] })
export class AuditModule {}
