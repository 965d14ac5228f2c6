import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { findPostmaster, type Postmaster } from './lock-file.js';
import { claimOwnership, databaseUrl } from './ownership.js';
import { freePort, startServer, stopServer, waitUntil, type ServerPlan } from './server.js';
import { StartupProblem } from './startup-problem.js';

export interface EmbeddedPostgres {
  /** `postgres://…` of Zhenggai's own database on the loopback interface, as a role that is no superuser. */
  readonly url: string;
  /** True where the server was left running by a process that was killed. */
  readonly adopted: boolean;
  /** Ends all sessions and the server; to be called after everything else is closed. Safe to call twice. */
  stop(): Promise<void>;
}

interface Obtained {
  readonly server: Postmaster;
  readonly adopted: boolean;
}

interface SupervisionPlan extends ServerPlan {
  readonly password: string;
  readonly log: (line: string) => void;
}

const ATTEMPTS = 20;
const ATTEMPT_PAUSE_MS = 100;
const NOT_READY_PATIENCE_MS = 30_000;
const RECOVERY_PAUSE_MS = 2_000;

/** A server that this process owns: started or adopted, brought back where it dies under us, stopped at the end. */
export class SupervisedServer implements EmbeddedPostgres {
  adopted = false;
  /** Chosen at the first start and kept, so that every pool finds a server that came back by itself. */
  private port: number | null = null;
  private server: Postmaster | null = null;
  private owner: Client | null = null;
  private stopping: Promise<void> | null = null;
  private recovering: Promise<void> = Promise.resolve();

  constructor(private readonly plan: SupervisionPlan) {}

  get url(): string {
    if (this.port === null) throw new Error('the server has an address once it has started');
    return databaseUrl({ port: this.port, password: this.plan.password });
  }

  /** @throws StartupProblem where the server does not start or another process owns it */
  async start(): Promise<void> {
    this.adopted = (await this.obtain()).adopted;
    if (this.adopted) this.plan.log('took over the database that an earlier process left running');
  }

  stop(): Promise<void> {
    return (this.stopping ??= this.end());
  }

  private async obtain(): Promise<Obtained> {
    const obtained = await obtainServer(this.plan, this.port);
    const { server, adopted } = obtained;
    this.port = server.port;
    try {
      this.owner = await claimOwnership(
        { port: server.port, password: this.plan.password },
        this.plan.clusterDir,
      );
    } catch (error) {
      if (!adopted) await stopServer(this.plan.clusterDir, server);
      throw error;
    }
    this.server = server;
    this.owner.once('end', () => {
      if (!this.stopping) this.recovering = this.recover();
    });
    return obtained;
  }

  private async recover(): Promise<void> {
    this.plan.log('the database went away; bringing it back');
    while (!this.stopping) {
      try {
        await this.obtain();
        this.plan.log('the database is back');
        return;
      } catch (error) {
        this.plan.log(error instanceof StartupProblem ? error.line : String(error));
        await delay(RECOVERY_PAUSE_MS);
      }
    }
  }

  private async end(): Promise<void> {
    await this.recovering;
    await this.owner?.end();
    if (this.server) await stopServer(this.plan.clusterDir, this.server);
  }
}

/** A rival start, or a server that is just going down, is seen as it is at that moment: so look again a few times. */
async function obtainServer(plan: ServerPlan, port: number | null): Promise<Obtained> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await delay(ATTEMPT_PAUSE_MS);
    const found = findPostmaster(plan.clusterDir);
    if (found?.ready) return { server: found, adopted: true };
    if (found) await waitUntil(() => isReadyOrGone(plan.clusterDir), NOT_READY_PATIENCE_MS);
    else {
      const server = await startServer(plan, port ?? (await freePort()));
      if (server) return { server, adopted: false };
    }
  }
  throw new StartupProblem(
    `The embedded PostgreSQL did not start from ${plan.clusterDir}; ${plan.logFile} says why.`,
  );
}

function isReadyOrGone(clusterDir: string): boolean {
  const found = findPostmaster(clusterDir);
  return found === null || found.ready;
}
