import { Client, type ClientConfig } from 'pg';
import { databaseHosts, type DatabaseHost } from './hosts.js';

/** None of several servers takes writes at the moment: an outage like any other. */
export class NoPrimaryError extends Error {
  override readonly name = 'NoPrimaryError';

  constructor(hosts: readonly DatabaseHost[], faults: readonly string[]) {
    super(`none of ${hosts.map((host, i) => `${host.name} (${faults[i] ?? ''})`).join(', ')} takes writes`);
  }
}

/** How long one server may take to say what it is. */
const PATIENCE_MS = 2_000;
/** For so long nobody asks again: connections of a pool that open together ask once. */
const KNOWN_FOR_MS = 500;
/** Fits what the server says of a login or a database that it does not have: asking another server does not help. */
const REFUSED = /^(28|3D)/;

/** Which of several servers takes writes: each says so itself, by `pg_is_in_recovery`; nobody is made the primary here. */
class Primary {
  private last: DatabaseHost | null = null;
  private asked: { readonly at: number; readonly found: Promise<DatabaseHost> } | null = null;

  constructor(private readonly hosts: readonly DatabaseHost[]) {}

  /** @throws NoPrimaryError, or what the server said of login or database */
  find(): Promise<DatabaseHost> {
    const now = performance.now();
    if (this.asked === null || now - this.asked.at > KNOWN_FOR_MS)
      this.asked = { at: now, found: this.ask() };
    return this.asked.found;
  }

  /** The one of last time first: where two take writes, every process stays with the one it knows, and a new one takes the first. */
  private async ask(): Promise<DatabaseHost> {
    const inOrder = [...this.hosts].sort((a, b) => Number(b === this.last) - Number(a === this.last));
    const answers = inOrder.map((host) => faultOf(host));
    const faults: string[] = [];
    for (const [i, host] of inOrder.entries()) {
      const fault = await answers[i];
      if (fault === null) return (this.last = host);
      if (fault instanceof Error) throw fault;
      faults.push(fault ?? '');
    }
    throw new NoPrimaryError(inOrder, faults);
  }
}

/** @returns null where it takes writes, else why not; an error where no other server would say anything else. Never rejects. */
async function faultOf({ url }: DatabaseHost): Promise<string | Error | null> {
  const client = new Client({
    connectionString: url,
    application_name: 'zhenggai-primary',
    connectionTimeoutMillis: PATIENCE_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ standby: boolean }>('select pg_is_in_recovery() as standby');
    return rows[0]?.standby === false ? null : 'a standby';
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    return REFUSED.test(code) ? (error as Error) : code || message;
  } finally {
    client.end().catch(() => undefined);
  }
}

/** Shared by all connections of this process to the same servers. */
const PRIMARIES = new Map<string, Primary>();

function primaryOf(address: string, hosts: readonly DatabaseHost[]): Primary {
  let primary = PRIMARIES.get(address);
  if (primary === undefined) PRIMARIES.set(address, (primary = new Primary(hosts)));
  return primary;
}

/** For what is done once: the address of the server that takes writes now. @throws NoPrimaryError */
export async function primaryUrl(address: string): Promise<string> {
  const hosts = databaseHosts(address) ?? [];
  return hosts.length < 2 ? address : (await primaryOf(address, hosts).find()).url;
}

/** How to open connections that last: each looks for the server that takes writes when it is opened. */
export interface Way {
  readonly connectionString: string;
  readonly Client: typeof Client;
}

/** @param address of one server or several */
export function wayTo(address: string): Way {
  const hosts = databaseHosts(address) ?? [];
  const [first] = hosts;
  if (first === undefined || hosts.length < 2) return { connectionString: address, Client };
  const primary = primaryOf(address, hosts);
  class ClientOfPrimary extends Client {
    constructor(config: ClientConfig) {
      super({ ...config, connectionString: first?.url ?? address });
    }

    override connect(): Promise<Client>;
    override connect(callback: (error: Error) => void): void;
    override connect(callback?: (error: Error) => void): Promise<Client> | void {
      const connected = primary.find().then(async ({ url }) => {
        const { host, port } = new Client({ connectionString: url });
        Object.assign(this, { host, port });
        await super.connect();
        return this;
      });
      if (callback === undefined) return connected;
      connected.then(() => (callback as () => void)(), callback);
    }
  }
  return { connectionString: first.url, Client: ClientOfPrimary };
}
