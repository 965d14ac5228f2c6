import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { findRunningPostgres } from '../../src/platform/database/embedded/index.js';
import { eventually } from '../support/eventually.js';
import { isOpenClone, isRoot, ORDINARY } from '../support/ordinary-user.js';
import { buildProgram, Program, type ProgramOptions } from '../support/program.js';
import { newScratchFolder } from '../support/scratch-folder.js';

const PATIENCE_MS = 300_000;

let dataDir: string;
let programs: Program[];

beforeAll(buildProgram, PATIENCE_MS);

beforeEach(() => {
  dataDir = newScratchFolder();
  programs = [];
});

afterEach(async () => {
  for (const program of programs) await program.end();
  rmSync(dataDir, { recursive: true, force: true });
}, PATIENCE_MS);

async function launch(options: Partial<ProgramOptions> = {}): Promise<Program> {
  const program = await Program.launch({ dataDir, ...options });
  programs.push(program);
  return program;
}

async function start(options: Partial<ProgramOptions> = {}): Promise<Program> {
  const program = await launch(options);
  await program.ready();
  return program;
}

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const url = await findRunningPostgres(dataDir);
  if (url === null) throw new Error('no database is running');
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const databaseIsStopped = () => !existsSync(join(dataDir, 'postgres/postmaster.pid'));

/** What a person sees when the start is refused: a line or two, the last of which matters, and no trace of ours. */
function expectOneClearLine(output: string, expected: string): void {
  expect(output.trim().split('\n').at(-1)).toContain(expected);
  expect(output).not.toMatch(/^\s+at |^\{"level"/m);
}

describe('the program', () => {
  it(
    'starts by `npm start`, stops by Ctrl-C with its database, and finds everything again',
    async () => {
      const first = await start({ through: 'npm' });
      await query(`create table kept as select '整改' as word`);
      await first.stop('SIGINT', 'group');
      await eventually(() => expect(databaseIsStopped()).toBe(true));

      const second = await start();
      expect(await query('select * from kept')).toEqual([{ word: '整改' }]);
      expect(await second.stop('SIGTERM')).toBe(0);
      expect(databaseIsStopped()).toBe(true);
    },
    PATIENCE_MS,
  );

  it(
    'is killed, and the next start goes on with the database it left',
    async () => {
      const killed = await start();
      await query(`create table kept as select 1 as id`);
      await killed.stop('SIGKILL', 'group');
      expect(databaseIsStopped()).toBe(false);

      const next = await start();
      expect(next.output).toContain('took over the database');
      expect(await query('select * from kept')).toEqual([{ id: 1 }]);
      expect(await next.stop('SIGTERM')).toBe(0);
      expect(databaseIsStopped()).toBe(true);
    },
    PATIENCE_MS,
  );

  it(
    'stops its database also when told to in the middle of the start',
    async () => {
      const program = await launch();
      await eventually(() => expect(databaseIsStopped()).toBe(false), PATIENCE_MS);
      expect(await program.stop('SIGINT', 'group')).toBe(0);
      expect(databaseIsStopped()).toBe(true);
      expect(program.output).not.toMatch(/error|^\s+at /im);
    },
    PATIENCE_MS,
  );

  it(
    'says that its port is taken, and leaves no database behind',
    async () => {
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      const { port } = other.address() as AddressInfo;
      try {
        const program = await launch({ port });
        expect(await program.exitCode()).toBe(1);
        expectOneClearLine(program.output, `Port ${port} is taken`);
        expect(databaseIsStopped()).toBe(true);
      } finally {
        other.close();
      }
    },
    PATIENCE_MS,
  );

  it(
    'says that it already runs from this folder, and leaves that one alone',
    async () => {
      const first = await start();
      const second = await launch();
      expect(await second.exitCode()).toBe(1);
      expectOneClearLine(
        second.output,
        `already running from this folder (${dataDir}/postgres, pid ${first.pid})`,
      );
      await first.ready();
    },
    PATIENCE_MS,
  );

  (isRoot && !isOpenClone ? it.skip : it)(
    'says that its data folder is not writable',
    async () => {
      chmodSync(dataDir, 0o555);
      const program = await launch(isRoot ? { as: ORDINARY } : {});
      expect(await program.exitCode()).toBe(1);
      expectOneClearLine(program.output, `The data folder ${dataDir} is not writable`);
    },
    PATIENCE_MS,
  );
});
