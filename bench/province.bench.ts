import { listStatement } from '../src/modules/tasks/index.js';
import { OF_A_PROVINCE, withDatabase } from './support/database.js';
import { applyLoad, WARM_SECONDS, type Load, type LoadResult } from './support/load.js';
import { fillProvince, type Province } from './support/province.js';
import { startServer, type ServerProcess } from './support/server-process.js';

export interface ProvinceBenchResult {
  readonly province: Province;
  /** Medians of the rounds. Milliseconds at the 95th percentile of the list with filters, and of the board. */
  readonly listP95: number;
  readonly boardP95: number;
  /** Answers of the list a second, against the bare server's. */
  readonly throughput: number;
  /** 95th percentile of the list against that at the fewer tasks. */
  readonly growth: number;
  readonly boardP95OfFew: number;
}

export interface ProvinceBenchOptions {
  readonly few: number;
  readonly many: number;
}

const CONNECTIONS = 8;
const ROUNDS = 5;
const ROUND_SECONDS = 3;
const FILTERS = { state: 'in_progress', year: 2025, kind: 'shortcoming' } as const;
const LIST = '/api/tasks?state=in_progress&year=2025&kind=shortcoming';
const BOARD = '/api/board';

/** List and board of a whole province, as its government sees them, in turns with a small one and with the bare server. */
export function benchProvince({ few, many }: ProvinceBenchOptions): Promise<ProvinceBenchResult> {
  return withDatabase(async (smallUrl) => {
    const small = await fillProvince(smallUrl, few);
    return withDatabase(async (url) => {
      const province = await fillProvince(url, many);
      const { text, values } = listStatement(FILTERS, 50);
      const bareEnvironment = { DATABASE_URL: url, STATEMENT: text, VALUES: JSON.stringify(values) };
      const servers = await Promise.all([
        startServer('api-server.ts', { DATABASE_URL: smallUrl, LOG_LEVEL: 'error' }),
        startServer('api-server.ts', { DATABASE_URL: url, LOG_LEVEL: 'error' }),
        startServer('bare-server.ts', bareEnvironment),
      ]);
      try {
        return { province, ...(await inTurns(servers, { small, province })) };
      } finally {
        await Promise.all(servers.map((server) => server.stop()));
      }
    }, OF_A_PROVINCE);
  }, OF_A_PROVINCE);
}

type Figures = Omit<ProvinceBenchResult, 'province'>;

/** What is compared is asked one after the other in the same round: a machine is slower in some minutes than in others. */
async function inTurns(
  [atSmall, at, bare]: readonly [ServerProcess, ServerProcess, ServerProcess],
  { small, province }: { readonly small: Province; readonly province: Province },
): Promise<Figures> {
  const load = (port: number, path: string, { headers }: Province): Omit<Load, 'seconds'> => ({
    port,
    path,
    headers,
    connections: CONNECTIONS,
  });
  const asked = {
    fewList: load(atSmall.port, LIST, small),
    list: load(at.port, LIST, province),
    bare: load(bare.port, LIST, province),
    board: load(at.port, BOARD, province),
    fewBoard: load(atSmall.port, BOARD, small),
  };
  for (const one of Object.values(asked)) await applyLoad({ ...one, seconds: WARM_SECONDS });
  const rounds: Record<keyof typeof asked, LoadResult>[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const of = (one: Omit<Load, 'seconds'>) => applyLoad({ ...one, seconds: ROUND_SECONDS });
    rounds.push({
      fewList: await of(asked.fewList),
      list: await of(asked.list),
      bare: await of(asked.bare),
      board: await of(asked.board),
      fewBoard: await of(asked.fewBoard),
    });
  }
  return {
    listP95: median(rounds.map(({ list }) => list.p95)),
    boardP95: median(rounds.map(({ board }) => board.p95)),
    boardP95OfFew: median(rounds.map(({ fewBoard }) => fewBoard.p95)),
    throughput: median(rounds.map((round) => round.list.perSecond / round.bare.perSecond)),
    growth: median(rounds.map(({ list, fewList }) => list.p95 / fewList.p95)),
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
