import { appendFile, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StartupProblem } from '../database/embedded/index.js';
import { MANIFEST_FILE, partFile, textOf, type TablePart } from './manifest.js';

/** What a backup that was cut off had finished; gone once there is a manifest. */
const JOURNAL = 'unfinished.jsonl';

/** The folder that a backup is written into, and what an earlier run of it left there. */
export class BackupFolder {
  private constructor(
    readonly path: string,
    private readonly finished: ReadonlyMap<string, TablePart>,
  ) {}

  /** Empty, or of a backup that was cut off. @throws StartupProblem where it is anything else */
  static async open(path: string): Promise<BackupFolder> {
    await mkdir(join(path, 'database'), { recursive: true, mode: 0o700 });
    const names = await readdir(path);
    if (names.includes(MANIFEST_FILE))
      throw new StartupProblem(`${path} holds a finished backup: name another folder.`);
    const journal = await textOf(join(path, JOURNAL));
    const isFresh = names.length === 1 && (await readdir(join(path, 'database'))).length === 0;
    if (journal === null && !isFresh)
      throw new StartupProblem(`${path} is not empty and holds no unfinished backup: name another folder.`);
    const folder = new BackupFolder(path, read(journal ?? ''));
    if (journal === null) await appendFile(join(path, JOURNAL), '', { mode: 0o600 });
    return folder;
  }

  get isContinued(): boolean {
    return this.finished.size > 0;
  }

  /** The part that an earlier run finished, where its file is as it left it. */
  async finishedPart(schema: string, name: string): Promise<TablePart | null> {
    const part = this.finished.get(`${schema}.${name}`);
    if (part === undefined) return null;
    const found = await stat(join(this.path, partFile(part))).catch(() => null);
    return found?.size === part.bytes ? part : null;
  }

  async noteFinished(part: TablePart): Promise<void> {
    await appendFile(join(this.path, JOURNAL), `${JSON.stringify(part)}\n`, { flush: true });
  }

  async finish(): Promise<void> {
    await rm(join(this.path, JOURNAL));
  }
}

/** A line that was being written when the process died is no line. */
function read(journal: string): Map<string, TablePart> {
  const lines = journal.split('\n').slice(0, -1);
  const parts = lines.map((line) => JSON.parse(line) as TablePart);
  return new Map(parts.map((part) => [`${part.schema}.${part.name}`, part]));
}
