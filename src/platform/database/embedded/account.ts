import { spawnSync } from 'node:child_process';
import { chownSync, statSync } from 'node:fs';
import type { Binaries } from './binaries.js';
import { StartupProblem } from './startup-problem.js';

/** How the database's programs are run: PostgreSQL refuses to run as root, so as root somebody else has to be found. */
export interface Account {
  /** The command line that runs `program` with `args` under this account. */
  command(program: string, args: readonly string[]): { file: string; args: string[] };
  /** For `child_process`: the user and group the program is started as; empty for the current user. */
  readonly ids: { uid?: number; gid?: number };
  /** Hands a file or empty folder over to this account. */
  own(path: string): void;
}

interface Ids {
  uid: number;
  gid: number;
}

/** In preference order; every Unix has `nobody`. */
const UNPRIVILEGED = ['postgres', 'nobody'];

/**
 * Picks who runs the server. An ordinary user runs it as themselves. Root runs it as the owner of an existing database folder; for a
 * new one as an unprivileged account that can reach the programs and the folder, else inside a user namespace in which root is an
 * ordinary user (a clone under a closed home folder).
 *
 * @param dataDir existing folder that holds `clusterDir`
 * @param clusterDir the database folder, which may not exist yet
 * @throws StartupProblem where the folder is somebody else's, or root finds nobody to run the server as
 */
export function chooseAccount(binaries: Binaries, dataDir: string, clusterDir: string): Account {
  const owner = ownerOf(clusterDir);
  const me = process.getuid?.();
  if (me === undefined) return currentUser;
  if (me !== 0) {
    if (owner && owner.uid !== me) throw belongsToAnother(clusterDir, owner.uid);
    return currentUser;
  }
  const account = owner && owner.uid !== 0 ? otherUser(owner) : firstUsable(binaries, dataDir, owner);
  if (account && canReach(account, binaries, dataDir)) return account;
  throw new StartupProblem(
    `PostgreSQL refuses to run as root, and no other account can reach ${dataDir}: ` +
      'start as an ordinary user, move the folder to where everybody may enter, or set DATABASE_URL.',
  );
}

function firstUsable(binaries: Binaries, dataDir: string, owner: Ids | null): Account | undefined {
  const accounts = owner ? [] : UNPRIVILEGED.flatMap(idsOf).map(otherUser);
  return [...accounts, rootInNamespace].find((account) => canReach(account, binaries, dataDir));
}

const currentUser: Account = {
  command: (program, args) => ({ file: program, args: [...args] }),
  ids: {},
  own: () => undefined,
};

function otherUser(ids: Ids): Account {
  return {
    command: (program, args) => ({ file: program, args: [...args] }),
    ids,
    own: (path) => chownSync(path, ids.uid, ids.gid),
  };
}

const rootInNamespace: Account = {
  command: (program, args) => ({ file: 'unshare', args: ['--user', '--map-user=65534', program, ...args] }),
  ids: {},
  own: () => undefined,
};

/** Tried for real rather than computed from modes: access lists, mount options and namespaces all have a say. */
function canReach(account: Account, binaries: Binaries, dataDir: string): boolean {
  const probe = account.command('/bin/sh', ['-c', 'cd "$1" && "$2" -V', 'sh', dataDir, binaries.postgres]);
  return spawnSync(probe.file, probe.args, { ...account.ids, stdio: 'ignore', cwd: '/' }).status === 0;
}

function ownerOf(path: string): Ids | null {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? { uid: found.uid, gid: found.gid } : null;
}

function idsOf(account: string): Ids[] {
  const ask = (flag: string) => spawnSync('id', [flag, account], { encoding: 'utf8' });
  const [user, group] = [ask('-u'), ask('-g')];
  return user.status === 0 && group.status === 0
    ? [{ uid: Number(user.stdout), gid: Number(group.stdout) }]
    : [];
}

function belongsToAnother(clusterDir: string, uid: number): StartupProblem {
  return new StartupProblem(
    `The database folder ${clusterDir} belongs to another user (uid ${uid}): start as that user, or hand it over with chown -R.`,
  );
}
