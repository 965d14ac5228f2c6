import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApplicationRole } from './application-role.service.js';
import { applicationDataSourceOptions, DATABASE, type DatabaseOptions } from './data-source.js';
import { LiveSignals } from '../live/live-signals.js';
import { Reader } from './reader.js';
import { ListReader, Standby } from './replica/index.js';
import { UnitOfWork } from './tx.js';

const SERVICES = [ListReader, LiveSignals, Reader, Standby, UnitOfWork];

@Global()
@Module({ providers: [...SERVICES, ApplicationRole], exports: SERVICES })
export class DatabaseModule {
  static forRoot(options: DatabaseOptions): DynamicModule {
    const typeorm = TypeOrmModule.forRoot({
      ...applicationDataSourceOptions(options),
      autoLoadEntities: true,
      retryAttempts: 0,
    });
    const known = { provide: DATABASE, useValue: options };
    return { module: DatabaseModule, imports: [typeorm], providers: [known], exports: [known] };
  }
}
