import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { applicationDataSourceOptions, type PoolOptions } from './data-source.js';
import { LiveSignals } from '../live/live-signals.js';
import { Reader } from './reader.js';
import { UnitOfWork } from './tx.js';

@Global()
@Module({ providers: [LiveSignals, Reader, UnitOfWork], exports: [LiveSignals, Reader, UnitOfWork] })
export class DatabaseModule {
  static forRoot(options: PoolOptions): DynamicModule {
    const typeorm = TypeOrmModule.forRoot({
      ...applicationDataSourceOptions(options),
      autoLoadEntities: true,
      retryAttempts: 0,
    });
    return { module: DatabaseModule, imports: [typeorm] };
  }
}
