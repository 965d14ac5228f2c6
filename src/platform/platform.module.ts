import { join } from 'node:path';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { Clock } from './clock.js';
import { CONFIG, type AppConfig } from './config/config.js';
import { FileStore } from './files/file-store.js';
import { OutgoingHttp } from './gateways/http/index.js';
import { IdempotencyInterceptor } from './http/idempotency.interceptor.js';
import { HealthController } from './observability/health.controller.js';
import { Metrics } from './observability/metrics.service.js';

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
        { provide: FileStore, useFactory: () => new FileStore(join(config.dataDir, 'files')) },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        Metrics,
        OutgoingHttp,
      ],
      exports: [CONFIG, Clock, FileStore, Metrics, OutgoingHttp],
    };
  }
}
