import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { Clock } from './clock.js';
import { CONFIG, type AppConfig } from './config/config.js';
import { FileStore, fileStoreFor } from './files/index.js';
import { OutgoingHttp } from './gateways/http/index.js';
import { MailReceiver } from './gateways/mail-in/index.js';
import { RateLimitInterceptor } from './http/limits/rate-limit.interceptor.js';
import { RateLimits } from './http/limits/rate-limits.service.js';
import { IdempotencyInterceptor } from './http/idempotency.interceptor.js';
import { Refusals } from './http/disclosures.js';
import { HealthController } from './observability/health.controller.js';
import { Metrics } from './observability/metrics.service.js';
import { DatabaseSignals } from './observability/database-signals.service.js';
import { Readiness } from './observability/readiness.js';
import { WorkerStates } from './observability/worker-states.queries.js';
import { WorkSignals } from './observability/work-signals.service.js';
import { SecretKey } from './secrets/index.js';

/** What every feature stands on: configuration, time, files, health, idempotent requests. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(config: AppConfig, clock: Clock): DynamicModule {
    return {
      module: PlatformModule,
      controllers: [HealthController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Clock, useValue: clock },
        { provide: SecretKey, useFactory: () => new SecretKey(config) },
        { provide: FileStore, useFactory: () => fileStoreFor(config, clock) },
        { provide: APP_INTERCEPTOR, useClass: RateLimitInterceptor },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        MailReceiver,
        Metrics,
        OutgoingHttp,
        RateLimits,
        Readiness,
        DatabaseSignals,
        WorkerStates,
        WorkSignals,
        Refusals,
      ],
      exports: [
        CONFIG,
        Clock,
        FileStore,
        MailReceiver,
        Metrics,
        OutgoingHttp,
        Readiness,
        Refusals,
        SecretKey,
        WorkerStates,
      ],
    };
  }
}
