import { DataSource, type DataSourceOptions } from 'typeorm';
import { wayTo } from './primary.js';
import { MIGRATIONS } from '../../../migrations/index.js';

/** Requests and handlers work as a role that owns nothing, so row-level security always applies to them. */
const APPLICATION_ROLE_OPTION = '-c role=zhenggai_app';

export interface PoolOptions {
  readonly url: string;
  readonly poolSize: number;
}

/** How this process reaches the database. */
export interface DatabaseOptions extends PoolOptions {
  /** Behind a pooler that gives a connection away after each transaction (PgBouncer): nothing may be left on it. */
  readonly isPooled?: boolean;
  /** Past the pooler, for what needs a connection of its own: LISTEN. Where absent, `url`. */
  readonly directUrl?: string;
  /** A hot standby for lists. */
  readonly replicaUrl?: string | null;
}

/** Injection token of the `DatabaseOptions`. */
export const DATABASE = Symbol('zhenggai:database');

/**
 * What a pool of the application is made with: as the application role, pipelining what is sent together. A pooler refuses
 * to pass settings on; behind one, the login itself has to be set to the role, which is checked at the start.
 */
export function poolConfig({ url, poolSize, isPooled = false }: DatabaseOptions) {
  return {
    ...wayTo(url),
    application_name: 'zhenggai',
    max: poolSize,
    ...(!isPooled && { options: APPLICATION_ROLE_OPTION }),
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
  };
}

/** For `TypeOrmModule`. */
export function applicationDataSourceOptions(options: DatabaseOptions): DataSourceOptions {
  const { connectionString: url, application_name: applicationName, ...extra } = poolConfig(options);
  return {
    type: 'postgres',
    url,
    applicationName,
    migrationsRun: false,
    synchronize: false,
    logging: false,
    installExtensions: false,
    extra,
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
