import { DataSource, type DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from '../../../migrations/index.js';

/** Requests and handlers work as a role that owns nothing, so row-level security always applies to them. */
const APPLICATION_ROLE_OPTION = '-c role=zhenggai_app';

export interface PoolOptions {
  readonly url: string;
  readonly poolSize: number;
}

/** For `TypeOrmModule`: connects as the application role, pipelines what is sent together. */
export function applicationDataSourceOptions({ url, poolSize }: PoolOptions): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    applicationName: 'zhenggai',
    migrationsRun: false,
    synchronize: false,
    logging: false,
    installExtensions: false,
    extra: {
      max: poolSize,
      options: APPLICATION_ROLE_OPTION,
      pipeline: true,
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 30_000,
    },
  };
}

/** As the owner, for migrations only: all that this version has, or those that `wanted` names. */
export function ownerDataSource(url: string, wanted = (_name: string) => true): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    applicationName: 'zhenggai-migrate',
    migrations: MIGRATIONS.filter(({ name }) => wanted(name)),
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    entities: [],
    extra: { max: 2 },
  });
}
