import type { Pool, PoolClient } from 'pg';

export interface SlowStatement {
  readonly ms: number;
  /** The statement on one line, cut; values are not in it, they may be anybody's. */
  readonly text: string;
}

const LONGEST_TEXT = 400;

/**
 * Reports statements of the pool's connections that take longer than `thresholdMs`, from sending to the last row; 0 watches nothing.
 * Statements that stream (COPY) are not watched.
 */
export function watchStatements(
  pool: Pool,
  thresholdMs: number,
  report: (slow: SlowStatement) => void,
): void {
  if (thresholdMs === 0) return;
  pool.on('connect', (client: PoolClient) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    const watched = (...args: unknown[]): unknown => {
      const began = performance.now();
      const judge = () => {
        const ms = Math.round(performance.now() - began);
        if (ms >= thresholdMs) report({ ms, text: oneLine(args[0]) });
      };
      const callback = args.at(-1);
      if (typeof callback === 'function') {
        args[args.length - 1] = (...outcome: unknown[]) => {
          judge();
          (callback as (...outcome: unknown[]) => void)(...outcome);
        };
        return query(...args);
      }
      const result = query(...args);
      if (result instanceof Promise) result.then(judge, judge);
      return result;
    };
    client.query = watched as typeof client.query;
  });
}

function oneLine(statement: unknown): string {
  const text =
    typeof statement === 'string' ? statement : ((statement as { text?: string } | null)?.text ?? '');
  return text
    .replaceAll(/'(?:[^']|'')*'/g, "'…'")
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_TEXT);
}
