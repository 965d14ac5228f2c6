import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/index.js';
import { isOpenClone, isRoot, ORDINARY } from '../support/ordinary-user.js';
import { startOwningProcess, type OwningProcess } from '../support/owning-process.js';
import { newScratchFolder } from '../support/scratch-folder.js';

let prototype: string;
let dataDir: string;

beforeAll(async () => {
  prototype = newScratchFolder();
  await startAndStop(prototype);
});

beforeEach(() => {
  dataDir = newScratchFolder();
});

afterEach(() => rmSync(dataDir, { recursive: true, force: true }));
afterAll(() => rmSync(prototype, { recursive: true, force: true }));

async function startAndStop(folder: string): Promise<void> {
  const server = await startEmbeddedPostgres({ dataDir: folder, log: () => undefined, durable: false });
  await server.stop();
}

const copyPrototype = () => execFileSync('cp', ['-a', `${prototype}/.`, dataDir]);

async function startAs(who: { uid?: number; gid?: number; env?: NodeJS.ProcessEnv }): Promise<OwningProcess> {
  return startOwningProcess(dataDir, who);
}

describe('a folder that cannot be started from', () => {
  it.each([
    [
      'of another version',
      'was made by PostgreSQL 17',
      () => writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '17\n'),
    ],
    ['without its version', 'is broken', () => rmSync(join(dataDir, 'postgres/PG_VERSION'))],
    ['that is empty', 'is broken', () => emptyCluster()],
    [
      'with a damaged control file',
      'is broken',
      () => writeFileSync(join(dataDir, 'postgres/global/pg_control'), 'x'),
    ],
    ['without its log of changes', 'is broken', () => emptyFolder('postgres/pg_wal')],
    ['without its password', 'cannot be opened without it', () => rmSync(join(dataDir, 'postgres-password'))],
    [
      'with the password of another',
      'has another password',
      () => writeFileSync(join(dataDir, 'postgres-password'), 'another'),
    ],
  ])('%s: one line', async (_what, expected, damage) => {
    copyPrototype();
    damage();
    const problem = await startAndStop(dataDir).catch((error: unknown) => error);
    expect(problem).toMatchObject({
      name: 'StartupProblem',
      line: expect.stringContaining(expected) as unknown,
    });
    expect((problem as Error).message).toContain(dataDir);
    expect((problem as Error).message).not.toContain('\n');
  });

  it('with a file in its place: one line', async () => {
    const file = join(dataDir, 'a-file');
    writeFileSync(file, '');
    await expect(startAndStop(file)).rejects.toMatchObject({
      line: expect.stringContaining('a file is in the way') as unknown,
    });
  });

  it('on a full disk: one line, and nothing half-made is left', async () => {
    const mounted =
      isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m,mode=755', 'tmpfs', dataDir]).status === 0;
    if (!mounted) return console.warn('skipped: making a small disk takes the right to mount');
    try {
      await expect(startAndStop(dataDir)).rejects.toMatchObject({
        line: expect.stringContaining('is full') as unknown,
      });
      expect(execFileSync('ls', [dataDir], { encoding: 'utf8' })).toBe('postgres-password\n');
    } finally {
      spawnSync('umount', [dataDir]);
    }
  });

  function emptyCluster(): void {
    emptyFolder('postgres');
  }

  function emptyFolder(name: string): void {
    const folder = join(dataDir, name);
    const { mode, uid, gid } = statSync(folder);
    execFileSync('find', [folder, '-mindepth', '1', '-delete']);
    expect(statSync(folder)).toMatchObject({ mode, uid, gid });
  }
});

const whenRoot = isRoot ? describe : describe.skip;
if (!isRoot) console.warn('skipped: who runs the server for root can only be seen by root');

const whenOpen = isOpenClone ? it : it.skip;
if (isRoot && !isOpenClone)
  console.warn('skipped: only root can reach this clone, so nobody else can run what is in it');

whenRoot('started by root', () => {
  whenOpen('runs as an unprivileged account that can reach the folder', async () => {
    const owner = await startAs({});
    expect(statSync(join(dataDir, 'postgres')).uid).not.toBe(0);
    expect(await owner.finish()).toBe(0);
  });

  it('runs in a user namespace where only root can reach the folder', async () => {
    chmodSync(dataDir, 0o700);
    for (let time = 0; time < 2; time++) {
      const owner = await startAs({});
      expect(owner).toMatchObject({ adopted: false, url: expect.any(String) as unknown });
      expect(statSync(join(dataDir, 'postgres')).uid).toBe(0);
      expect(await owner.finish()).toBe(0);
    }
  });

  it('says what to do where there is neither', async () => {
    chmodSync(dataDir, 0o700);
    const owner = await startAs({ env: { PATH: '/nonexistent' } });
    expect(owner.problem).toContain('PostgreSQL refuses to run as root');
    expect(await owner.finish()).toBe(1);
  });

  whenOpen('goes on with a folder that an ordinary user began, as that user', async () => {
    execFileSync('chown', [`${ORDINARY.uid}:${ORDINARY.gid}`, dataDir]);
    const ordinary = await startAs(ORDINARY);
    expect(ordinary.problem).toBeUndefined();
    await ordinary.finish();
    const root = await startAs({});
    expect(root.problem).toBeUndefined();
    expect(statSync(join(dataDir, 'postgres')).uid).toBe(ORDINARY.uid);
    await root.finish();
  });
});

whenRoot('started by an ordinary user', () => {
  whenOpen('says that the folder cannot be written to', async () => {
    const owner = await startAs(ORDINARY);
    expect(owner.problem).toContain(`The data folder ${dataDir} is not writable`);
    expect(await owner.finish()).toBe(1);
  });

  whenOpen('says that the database is somebody else’s', async () => {
    copyPrototype();
    execFileSync('chown', ['-R', '1:1', join(dataDir, 'postgres')]);
    const owner = await startAs(ORDINARY);
    expect(owner.problem).toContain('belongs to another user (uid 1)');
  });
});
