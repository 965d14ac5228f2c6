/** `npm run bench [name …]`: every bar of the issues as a ratio taken in this run; exit code 1 where one is missed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../src/platform/config/config.js';

import { benchClosure } from './closure.bench.js';
import { benchConverted } from './converted.bench.js';
import { benchDelivery, type DeliveryBenchResult } from './delivery.bench.js';
import { benchDigests } from './digests.bench.js';
import { benchExtract } from './extract.bench.js';
import { benchBigPdf, benchHostileFiles, benchIntake } from './formats.bench.js';
import { benchIdleMemory } from './idle-memory.bench.js';
import { benchJurisdiction } from './jurisdiction.bench.js';
import { benchLedger } from './ledger.bench.js';
import { benchFuzz, benchSpraying } from './attacks.bench.js';
import { benchBulkIssue } from './bulk-issue.bench.js';
import { benchLimits } from './limits.bench.js';
import { benchListGrowth } from './list-growth.bench.js';
import { benchListOrders } from './list-orders.bench.js';
import { benchMixed } from './mixed.bench.js';
import { benchOneTask } from './one-task.bench.js';
import { benchPaint } from './paint.bench.js';
import { benchProvince } from './province.bench.js';
import { benchRedmine } from './redmine.bench.js';
import { benchRls } from './rls.bench.js';
import { benchProgress } from './progress.bench.js';
import { benchList } from './list-tasks.bench.js';
import { redmineIsHere } from './support/redmine.js';
import { OF_A_PROVINCE, withDatabase } from './support/database.js';
import { benchSweep } from './sweep.bench.js';
import { redisIsHere, RedisServer } from '../test/support/redis.js';
import { benchYears } from './years.bench.js';

interface Line {
  readonly figure: string;
  readonly value: number;
  readonly bar: string;
  readonly kept: boolean;
}

const atLeast = (figure: string, value: number, bar: number): Line => ({
  figure,
  value,
  bar: `≥ ${bar}`,
  kept: value >= bar,
});
const atMost = (figure: string, value: number, bar: number): Line => ({
  figure,
  value,
  bar: `≤ ${bar}`,
  kept: value <= bar,
});

const told = (figure: string, value: number): Line => ({ figure, value, bar: '', kept: true });

const deliveryLines = (
  backend: string,
  { ratio, oursPerSecond, barePerSecond }: DeliveryBenchResult,
): Line[] => [
  atLeast(`letters from the outbox to a local server, on ${backend}: rate against a bare worker`, ratio, 0.6),
  told('the same: letters a second', oursPerSecond),
  told('the same: letters a second, the bare worker', barePerSecond),
];

/** Smaller where only the direction matters: BENCH_TASKS=200000 npm run bench province */
const MANY = Number(process.env['BENCH_TASKS'] ?? 1_000_000);

const BENCHES: Readonly<Record<string, () => Promise<Line[]>>> = {
  paint: async () => {
    const { pages, bare, scriptKb } = await withDatabase((databaseUrl) => benchPaint({ databaseUrl }));
    return [
      ...Object.entries(pages).map(([page, ms]) =>
        atMost(`largest paint of ${page}, ms, processor slowed four times`, ms, 1500),
      ),
      told('the same of a bare page, ms', bare),
      atMost('script of the first page as it comes over the wire, kB', scriptKb, 350),
    ];
  },
  extract: async () => {
    const { reportsPerSecond, withFindingsPerSecond, bigTextSeconds } = await benchExtract();
    return [
      atLeast('extraction: reports of 4,000 characters a second on one core', reportsPerSecond, 1000),
      atLeast('the same with fields and checks of each', withFindingsPerSecond, 1000),
      atMost('extraction: seconds for a text of 5 MB', bigTextSeconds, 2),
    ];
  },
  closure: async () => {
    const { milliseconds } = await benchClosure();
    return [atMost('closure: milliseconds for 40 items against a report of 20 KB', milliseconds, 50)];
  },
  formats: async () => {
    const intake = await withDatabase((databaseUrl) => benchIntake({ databaseUrl }));
    const big = await withDatabase((databaseUrl) => benchBigPdf({ databaseUrl }));
    const converted = await benchConverted();
    return [
      atLeast('1,000 mixed files through API and queue against the parsers alone', intake.ratio, 0.6),
      told('the same: files a second', intake.throughQueue),
      told('the same: files a second, parsers alone in two threads', intake.parsersAlone),
      atMost('a PDF of 50 MB: growth of the API process, MB', big.apiGrowthMb, 25),
      atMost('the same: longest stand of the API’s event loop, ms', big.apiLongestMs, 50),
      told('the same: longest stand where one process takes it in and reads it, ms', big.allLongestMs),
      told('the same: seconds until it was read', big.seconds),
      ...[...(converted ?? [])].map(([format, f1]) =>
        atLeast(`labelled reports converted to ${format}: F1 of the items`, f1, 1),
      ),
    ];
  },
  hostile: async () => [
    atLeast('hostile files read or refused with a code', await benchHostileFiles(), 5_000),
  ],
  list: () =>
    withDatabase(async (databaseUrl) => {
      const { ratio, ours } = await benchList({ databaseUrl });
      return [
        atLeast('list 50 of 100,000 tasks, three filters: throughput against the bare server', ratio, 0.6),
        { figure: 'the same: answers a second', value: ours.perSecond, bar: '', kept: true },
      ];
    }),
  task: () =>
    withDatabase(async (databaseUrl) => {
      const { ratio, ours } = await benchOneTask({ databaseUrl });
      return [
        atLeast('one task with fifty acts: throughput against the bare server', ratio, 0.5),
        { figure: 'the same: answers a second', value: ours.perSecond, bar: '', kept: true },
      ];
    }),
  progress: () =>
    withDatabase(async (databaseUrl) => {
      const { ratio, oursPerSecond, statements } = await benchProgress({ databaseUrl });
      return [
        atLeast('progress report as a transaction: throughput against bare pg', ratio, 0.5),
        { figure: 'the same: reports a second', value: oursPerSecond, bar: '', kept: true },
        { figure: 'the same: statements in a report', value: statements, bar: '', kept: true },
      ];
    }),
  bulk: () =>
    withDatabase(async (databaseUrl) => {
      const { tasks, seconds } = await benchBulkIssue({ databaseUrl });
      return [atMost(`bulk issue of ${tasks} tasks: seconds`, seconds, 30)];
    }),
  growth: () =>
    withDatabase(async (databaseUrl) => {
      const { ratio, few, many } = await benchListGrowth({ databaseUrl });
      return [
        atMost('list of 1,000,000 tasks against 100,000: time of a page', ratio, 1.3),
        { figure: 'the same: milliseconds at 100,000', value: few, bar: '', kept: true },
        { figure: 'the same: milliseconds at 1,000,000', value: many, bar: '', kept: true },
      ];
    }),
  orders: () =>
    withDatabase(async (databaseUrl) => {
      const { ratio, slowest, p50, p95, wholeTable, asked } = await benchListOrders({
        databaseUrl,
        tasks: MANY,
      });
      const late = asked.filter((list) => list.p95 > 200);
      return [
        atMost(`open tasks of ${MANY} in the slowest order (${slowest}) against the order by date`, ratio, 5),
        atMost('the same: milliseconds, 95th percentile', p95, 200),
        told('the same: milliseconds, median', p50),
        atMost('orders that read or sort the whole table', wholeTable.length, 0),
        atMost(
          `lists in ${asked.length} orders and filters through the API: slower than 200 ms`,
          late.length,
          0,
        ),
        ...asked
          .slice(0, Math.max(late.length, 5))
          .map(({ path, p95 }) => told(`the same: ${path}, p95, ms`, p95)),
      ];
    }, OF_A_PROVINCE),
  sweep: () =>
    withDatabase(async (databaseUrl) => {
      const { ratio, memoryGrowthMb, reminders } = await benchSweep({ databaseUrl });
      return [
        atMost('sweep of 100,000 open tasks: time against bare SQL', ratio, 1.5),
        atMost('the same: growth of memory from 20,000 to 100,000 tasks, MB', memoryGrowthMb, 20),
        { figure: 'the same: reminders written', value: reminders, bar: '', kept: reminders > 0 },
      ];
    }),
  delivery: async () => {
    const letters = Number(process.env['BENCH_LETTERS'] ?? 2_000);
    const onPostgres = await withDatabase((databaseUrl) =>
      benchDelivery({ databaseUrl, redisUrl: null, letters }),
    );
    const lines = deliveryLines('PostgreSQL', onPostgres);
    if (!redisIsHere()) return lines;
    const redis = await RedisServer.start();
    try {
      const onRedis = await withDatabase((databaseUrl) =>
        benchDelivery({ databaseUrl, redisUrl: redis.url, letters }),
      );
      return [...lines, ...deliveryLines('Redis', onRedis)];
    } finally {
      await redis.stop();
    }
  },
  digests: () =>
    withDatabase(async (databaseUrl) => {
      const people = Number(process.env['BENCH_PEOPLE'] ?? 20_000);
      const { digests, seconds, sweepSeconds, secondsFor100000 } = await benchDigests({
        databaseUrl,
        people,
      });
      return [
        atMost('100,000 digests planned and rendered, at the rate measured: seconds', secondsFor100000, 120),
        told(`the same: seconds for ${digests} to ${people} people`, seconds),
        told('the same: of these, the sweeps', sweepSeconds),
      ];
    }),
  'sweep-million': () =>
    withDatabase(async (databaseUrl) => {
      const { ratio, peakMb, sweepMs, reminders, nextMorningMs, nextReminders } = await benchSweep({
        databaseUrl,
        tasks: MANY,
      });
      return [
        atMost(`sweep of ${MANY} open tasks: time against bare SQL`, ratio, 1.3),
        atMost('the same: highest memory of the process, MB', peakMb, 300),
        told('the same: seconds', sweepMs / 1000),
        told('the same: reminders written', reminders),
        atMost('the sweep of the morning after: seconds', nextMorningMs / 1000, 60),
        told('the same: reminders written', nextReminders),
      ];
    }, OF_A_PROVINCE),
  province: async () => {
    const found = await benchProvince({ few: 100_000, many: MANY });
    const { province } = found;
    return [
      atLeast('generate: rows of tasks a second through COPY', province.taskRowsPerSecond, 20_000),
      told('the same: whole tasks a second, with acts, papers, notices, indexes', province.tasksPerSecond),
      told('the same: rows of any table a second through COPY', province.rowsPerSecond),
      told('the same: MB of text a second through COPY', province.megabytesPerSecond),
      atMost(
        `list at ${province.tasks} tasks and ${province.acts} acts: p95 against 100,000`,
        found.growth,
        1.3,
      ),
      told('the same: p95, ms', found.listP95),
      atLeast('the same: throughput against the bare server', found.throughput, 0.6),
      atMost(`board at ${province.tasks} tasks: p95, ms`, found.boardP95, 300),
      told('the same at 100,000, ms', found.boardP95OfFew),
    ];
  },
  mixed: async () => {
    const minutes = Number(process.env['BENCH_MINUTES'] ?? 10);
    const tasks = Number(process.env['BENCH_TASKS'] ?? 100_000);
    const { saturation, clients, steady, slopes, killed, losses, notices } = await benchMixed({
      tasks,
      minutes,
    });
    const errors = Object.values(steady.errors).reduce((sum, n) => sum + n, 0);
    const refused = Object.values(killed.errors).reduce((sum, n) => sum + n, 0);
    return [
      told(`mixed load, ${clients} clients: requests a second at the most`, saturation),
      told(`the same at 70 % for ${minutes} minutes: requests a second`, steady.perSecond),
      told('the same: p50, ms', steady.p50),
      atMost('the same: p99 against p50', steady.p99 / steady.p50, 5),
      ...Object.entries(steady.kinds).flatMap(([kind, { p50, p99 }]) => [
        told(`the same: ${kind}, p50, ms`, p50),
        told(`the same: ${kind}, p99, ms`, p99),
      ]),
      told('the same: seconds with an answer that took more than one', steady.stalledSeconds),
      atMost('the same: errors', errors, 0),
      ...Object.entries(slopes).map(([part, slope]) =>
        // Within a few minutes a heap that is being filled looks like one that grows.
        minutes < 5
          ? told(`the same: growth of ${part}, MB a minute`, slope)
          : atMost(`the same: growth of ${part}, MB a minute`, slope, 1),
      ),
      told('worker, api and Redis killed under it: requests not answered with success', refused),
      told('the same: acknowledged writes', losses.acknowledged),
      atMost('the same: of these lost', losses.lost.length + losses.withoutBytes.length, 0),
      atMost('the same: done twice', losses.doubled.length, 0),
      told(`the same: notices of ${notices.acts} urgings`, notices.notices),
      atMost('the same: lost or doubled', notices.wrong.length + notices.undelivered.length, 0),
      atMost('the same: letters lost', notices.lostLetters.length, 0),
      atMost('the same: letters doubled and not marked so', notices.doubledLetters.length, 0),
      told('the same: letters sent again in doubt, and marked so', notices.maybeTwice),
    ];
  },
  redmine: async () => {
    if (!redmineIsHere()) {
      process.stdout.write(
        'Redmine is not installed (apt-get install redmine redmine-pgsql puma): left out\n',
      );
      return [];
    }
    const tasks = Number(process.env['BENCH_TASKS'] ?? 20_000);
    const seconds = Number(process.env['BENCH_SECONDS'] ?? 10);
    const paces = await benchRedmine({ tasks, seconds });
    return Object.entries(paces).flatMap(([work, { ours, redmine }]) => [
      told(
        `${work} over REST among ${tasks}: times as many a second as Redmine 5`,
        ours.perSecond / redmine.perSecond,
      ),
      told(`the same: a second, and Redmine ${redmine.perSecond.toFixed(1)}`, ours.perSecond),
      told(`the same: p95 ms, and Redmine ${redmine.p95.toFixed(0)}`, ours.p95),
    ]);
  },
  ledger: () =>
    withDatabase(async (databaseUrl) => {
      const { rows, liveSeconds, bareSeconds, peakMb, pastSeconds, pastPeakMb } = await benchLedger({
        databaseUrl,
        tasks: Number(process.env['BENCH_TASKS'] ?? 100_000),
      });
      return [
        atMost(`ledger of ${rows} lines as a workbook: growth of resident memory, MB`, peakMb, 200),
        atMost('the same as of a past day', pastPeakMb, 200),
        { figure: 'the same: seconds', value: liveSeconds, bar: '', kept: true },
        {
          figure: 'the same as of a past day, five acts a task: seconds',
          value: pastSeconds,
          bar: '',
          kept: true,
        },
        {
          figure: 'the same lines fetched and thrown away: seconds',
          value: bareSeconds,
          bar: '',
          kept: true,
        },
      ];
    }),
  jurisdiction: () =>
    withDatabase(async (databaseUrl) => {
      const bodies = Number(process.env.BENCH_BODIES ?? 300);
      const { seconds, secondsFor3000, memoryGrowthMb, peakMb, processorMs, marks } = await benchJurisdiction(
        {
          databaseUrl,
          bodies,
        },
      );
      return [
        atMost('a jurisdiction of 3,000 bodies checked, at the rate measured: seconds', secondsFor3000, 300),
        atMost('the same: growth of a worker from the first half to the second, MB', memoryGrowthMb, 40),
        told(`the same: seconds for ${bodies} bodies`, seconds),
        told('the same: highest memory of a worker, MB', peakMb),
        told('the same: processor time of the workers for one body, ms', processorMs),
        ...marks.map(({ bodies: done, seconds: after, residentMb }) =>
          told(
            `the same: memory of a worker after ${done} bodies and ${Math.round(after)} s, MB`,
            residentMb,
          ),
        ),
      ];
    }),
  limits: () =>
    withDatabase(async (databaseUrl) => {
      const { ratio, perSecond } = await benchLimits({ databaseUrl });
      return [
        atLeast('requests counted by address and by person: throughput against uncounted', ratio, 0.9),
        told('the same: answers a second', perSecond),
      ];
    }),
  years: () =>
    withDatabase(async (databaseUrl) =>
      (await benchYears({ databaseUrl })).flatMap(({ name, milliseconds, bareMilliseconds }) => [
        atMost(
          `years/${name} of 3,000 bodies against the bare statement`,
          milliseconds / bareMilliseconds,
          2,
        ),
        told(`the same: milliseconds`, milliseconds),
      ]),
    ),
  rls: () =>
    withDatabase(async (databaseUrl) => {
      const { overseer, unit, upper, overseerMs } = await benchRls({ databaseUrl });
      return [
        atMost('listing under row-level security against the owner, for who oversees', overseer, 1.15),
        told('the same for one body of two hundred, against its condition written by hand', unit),
        told(
          'the same for an upper level to which twenty bodies are closed, against that written by hand',
          upper,
        ),
        told('the same for who oversees: milliseconds', overseerMs),
      ];
    }),
  fuzz: async () => {
    const { withstood, seconds } = benchFuzz();
    return [
      atLeast('requests of the fuzzer withstood', withstood, 20_000),
      told('the same: seconds', seconds),
    ];
  },
  spraying: async () => {
    const { withstood, seconds } = benchSpraying();
    return [
      atLeast('tries at passwords that opened no account and kept nobody honest out', withstood, 10_000),
      told('the same: seconds', seconds),
    ];
  },
  memory: async () => [atMost('`all` idle with the demo: resident MB', await benchIdleMemory(), 250)],
};

const asked = process.argv.slice(2);
const lines: Line[] = [];
for (const [name, bench] of Object.entries(BENCHES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const line of await bench()) {
    lines.push(line);
    process.stdout.write(
      `${line.kept ? 'ok    ' : 'MISSED'} ${line.figure}: ${line.value.toFixed(2)} ${line.bar && `(bar ${line.bar})`}\n`,
    );
  }
}
mkdirSync(join(PROJECT_ROOT, 'bench/results'), { recursive: true });
writeFileSync(join(PROJECT_ROOT, 'bench/results/latest.json'), `${JSON.stringify(lines, null, 2)}\n`);
process.exitCode = lines.every((line) => line.kept) ? 0 : 1;
