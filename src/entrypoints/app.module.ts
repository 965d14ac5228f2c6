import { Module, type DynamicModule } from '@nestjs/common';
import { ActLinksModule } from '../modules/act-links/index.js';
import { AccountsModule } from '../modules/accounts/index.js';
import { AuditModule } from '../modules/audit/index.js';
import { CalendarsModule } from '../modules/calendars/index.js';
import { CampaignsModule } from '../modules/campaigns/index.js';
import { ClosuresModule } from '../modules/closures/index.js';
import { DashboardModule } from '../modules/dashboard/index.js';
import { DirectoryModule } from '../modules/directory/index.js';
import { DocumentsModule } from '../modules/documents/index.js';
import { EvidenceModule } from '../modules/evidence/index.js';
import { IdentityModule } from '../modules/identity/index.js';
import { LiveModule } from '../modules/live/index.js';
import { OrganisationsModule } from '../modules/organisations/index.js';
import { OperationsModule } from '../modules/operations/index.js';
import { PendingProgressModule } from '../modules/pending-progress/index.js';
import { RemindersModule } from '../modules/reminders/index.js';
import { ReportsModule } from '../modules/reports/index.js';
import { LedgerModule } from '../modules/ledger/index.js';
import { DeadlineMovesModule } from '../modules/deadline-moves/index.js';
import { FileQuotasModule } from '../modules/file-quotas/index.js';
import { HandoversModule } from '../modules/handovers/index.js';
import { RetentionModule } from '../modules/retention/index.js';
import { RulePacksModule } from '../modules/rule-packs/index.js';
import { SingleSignOnModule } from '../modules/single-sign-on/index.js';
import { SlipsModule } from '../modules/slips/index.js';
import { SubstitutionsModule } from '../modules/substitutions/index.js';
import { TasksModule } from '../modules/tasks/index.js';
import { WebhooksModule } from '../modules/webhooks/index.js';
import type { Clock } from '../platform/clock.js';
import type { AppConfig } from '../platform/config/config.js';
import type { DatabaseOptions } from '../platform/database/data-source.js';
import { DatabaseModule } from '../platform/database/database.module.js';
import { PartsModule } from '../platform/database/parts/index.js';
import { FileSweepModule } from '../platform/files/sweep/index.js';
import { PlatformModule } from '../platform/platform.module.js';
import { QueueModule } from '../platform/queue/queue.module.js';
import { DemoAccountsController } from './demo-accounts/demo-accounts.controller.js';
import { SCHEDULE_LIST } from './schedules.js';

/** `api` answers requests and orders work, `worker` does it, `all` does both; `drain` does it when asked (demo, tests). */
export type ProcessRole = 'api' | 'worker' | 'all' | 'drain';

export interface AppOptions {
  readonly config: AppConfig;
  readonly databaseUrl: string;
  readonly role: ProcessRole;
  readonly clock: Clock;
}

const FEATURES = [
  AccountsModule,
  ActLinksModule,
  AuditModule,
  CalendarsModule,
  CampaignsModule,
  ClosuresModule,
  DashboardModule,
  DirectoryModule,
  DocumentsModule,
  EvidenceModule,
  FileQuotasModule,
  IdentityModule,
  LiveModule,
  OperationsModule,
  OrganisationsModule,
  PendingProgressModule,
  RemindersModule,
  ReportsModule,
  LedgerModule,
  DeadlineMovesModule,
  HandoversModule,
  RetentionModule,
  RulePacksModule,
  SingleSignOnModule,
  SlipsModule,
  SubstitutionsModule,
  TasksModule,
  WebhooksModule,
];

/** The program, put together for one role. */
@Module({})
export class AppModule {
  static forRoot({ config, databaseUrl, role, clock }: AppOptions): DynamicModule {
    return {
      module: AppModule,
      controllers: [DemoAccountsController],
      imports: [
        PlatformModule.forRoot(config, clock),
        DatabaseModule.forRoot(databaseOptions(config, databaseUrl)),
        queueFor({ config, databaseUrl, role }),
        FileSweepModule,
        PartsModule,
        ...FEATURES,
      ],
    };
  }
}

/** Queue, migrations and LISTEN go past a pooler; what requests and handlers do in transactions goes through it. */
function databaseOptions(config: AppConfig, url: string): DatabaseOptions {
  const {
    databaseUrl,
    databaseDirectUrl: directUrl,
    databaseReplicaUrl: replicaUrl,
    databasePoolSize: poolSize,
  } = config;
  if (directUrl === null || databaseUrl === null) return { url: databaseUrl ?? url, poolSize, replicaUrl };
  return { url: databaseUrl, poolSize, replicaUrl, directUrl, isPooled: true };
}

function queueFor({ config, databaseUrl, role }: Omit<AppOptions, 'clock'>): DynamicModule {
  if (role === 'api') return QueueModule.forApi(SCHEDULE_LIST);
  if (role === 'drain') return QueueModule.forDrain(SCHEDULE_LIST);
  // Not the server that took writes at the start: connections that last look for it themselves.
  const lasting = config.databaseDirectUrl ?? config.databaseUrl ?? databaseUrl;
  return QueueModule.forWorker({ databaseUrl: lasting, redisUrl: config.redisUrl, schedules: SCHEDULE_LIST });
}
