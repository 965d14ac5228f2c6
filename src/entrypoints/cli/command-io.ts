/** Where a command writes: the process's own streams, or a test's. */
export interface CommandIo {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** Exit codes of every command: 2 means the command itself was called wrongly. */
export const EXIT = { ok: 0, failed: 1, usage: 2 } as const;
