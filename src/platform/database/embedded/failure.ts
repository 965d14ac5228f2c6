import { StartupProblem } from './startup-problem.js';

/** One way in which PostgreSQL or the file system says no, and what to tell the person who started us. */
interface Explanation {
  readonly pattern: RegExp;
  line(folder: string, match: RegExpExecArray): string;
}

const EXPLANATIONS: readonly Explanation[] = [
  {
    pattern: /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/,
    line: (folder) => `The disk that holds ${folder} is full: free some space and start again.`,
  },
  {
    pattern: /initialized by PostgreSQL version (\S+),.* this version (\S+)/,
    line: (folder, [, folderVersion = '', ours = '']) =>
      `The database folder ${folder} was made by PostgreSQL ${folderVersion} and this is ${ours.replace(/\.$/, '')}: ` +
      'run npm run cli -- upgrade-database once, then start again.',
  },
  {
    pattern: /password authentication failed/,
    line: (folder) =>
      `The database in ${folder} has another password than the file beside it: restore both from a backup.`,
  },
  {
    pattern: /ENOTDIR|EEXIST/,
    line: (folder) => `${folder} cannot be used as the data folder: a file is in the way.`,
  },
  {
    pattern:
      /EACCES|EPERM|EROFS|Permission denied|Operation not permitted|Read-only file system|wrong ownership/,
    line: (folder) =>
      `The data folder ${folder} is not writable for this user: change its owner or its mode.`,
  },
  {
    pattern:
      /not a valid data directory|could not (?:open|read|access|locate|find|stat) |control file|checkpoint record|invalid (?:data|permissions)|has invalid/,
    line: (folder) =>
      `The database folder ${folder} is broken: restore it from a backup, or move it away to begin with an empty one.`,
  },
];

/**
 * @param said what went wrong, in the words of PostgreSQL's log or of the operating system
 * @param folder the folder the person can do something about
 */
export function explain(said: string, folder: string): StartupProblem {
  for (const { pattern, line } of EXPLANATIONS) {
    const match = pattern.exec(said);
    if (match) return new StartupProblem(line(folder, match) + reason(said));
  }
  return new StartupProblem(`The embedded PostgreSQL did not start from ${folder}.${reason(said)}`);
}

/** Runs file-system work and turns its refusal into one line about `folder`. */
export function explaining<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof StartupProblem ? error : explain(String((error as Error).message), folder);
  }
}

/** PostgreSQL's own words, for whoever asks somebody else for help. */
function reason(said: string): string {
  const line = /(?:FATAL|PANIC|error): +(.+)/.exec(said)?.[1] ?? said.trim().split('\n').at(-1);
  return line ? ` (${line.trim()})` : '';
}
