import { listStatement } from '../src/modules/tasks/index.js';
import { OF_A_PROVINCE, withDatabase } from './support/database.js';
import { applyLoad, WARM_SECONDS, type LoadResult } from './support/load.js';
import { fillProvince, type Province } from './support/province.js';
import { startServer } from './support/server-process.js';

export interface ProvinceBenchResult {
  readonly province: Province;
  /** Answers of the list with filters, and the bare server's in the same run. */
  readonly list: LoadResult;
  readonly bare: LoadResult;
  readonly board: LoadResult;
}

export interface ProvinceBenchOptions {
  readonly tasks: number;
  readonly seconds?: number;
}

const CONNECTIONS = 8;
const FILTERS = { state: 'in_progress', year: 2025, kind: 'shortcoming' } as const;

/** List and board of a whole province, as its government sees them. */
export function benchProvince({ tasks, seconds = 8 }: ProvinceBenchOptions): Promise<ProvinceBenchResult> {
  return withDatabase(async (databaseUrl) => {
    const province = await fillProvince(databaseUrl, tasks);
    const { text, values } = listStatement(FILTERS, 50);
    const ours = await startServer('api-server.ts', { DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' });
    const bare = await startServer('bare-server.ts', {
      DATABASE_URL: databaseUrl,
      STATEMENT: text,
      VALUES: JSON.stringify(values),
    });
    try {
      const measure = async (port: number, path: string): Promise<LoadResult> => {
        const load = { port, path, headers: province.headers, connections: CONNECTIONS };
        await applyLoad({ ...load, seconds: WARM_SECONDS });
        return applyLoad({ ...load, seconds });
      };
      const path = '/api/tasks?state=in_progress&year=2025&kind=shortcoming';
      return {
        province,
        list: await measure(ours.port, path),
        bare: await measure(bare.port, path),
        board: await measure(ours.port, '/api/board'),
      };
    } finally {
      await Promise.all([ours.stop(), bare.stop()]);
    }
  }, OF_A_PROVINCE);
}
