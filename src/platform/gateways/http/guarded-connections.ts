import { lookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, fetch, type RequestInit, type Response } from 'undici';
import { OutgoingError } from './outgoing-error.js';
import { ReachableAddresses } from './reachable-addresses.js';

/** Milliseconds for a connection, for the head and between the pieces of the answer. */
export const PATIENCE_MS = 10_000;

type Answered = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void;
/** As `dns.lookup` for all addresses of a name. */
export type Resolve = (hostname: string, options: LookupAllOptions, answered: Answered) => void;

/**
 * Connections to addresses that somebody typed in or a stranger named. A name is resolved once, its addresses are judged, and
 * the connection goes to one of those very addresses: a name that changes its mind gains nothing. Redirects are for the caller
 * not to follow.
 */
export class GuardedConnections {
  readonly agent: Agent;
  private readonly reachable: ReachableAddresses;

  /** @param allowed networks and host names that may be reached although they lie inside */
  constructor(
    allowed: readonly string[],
    private readonly resolve: Resolve = lookup,
  ) {
    this.reachable = new ReachableAddresses(allowed);
    this.agent = new Agent({
      connect: { lookup: this.guardedLookup(), timeout: PATIENCE_MS },
      headersTimeout: PATIENCE_MS,
      bodyTimeout: PATIENCE_MS,
    });
  }

  /** @returns why the address is not one to send to, null where it may be tried (its name is resolved only then) */
  objectionTo(url: string): string | null {
    if (!URL.canParse(url)) return 'not an address';
    const { protocol, hostname, username, password } = new URL(url);
    if (protocol !== 'https:' && protocol !== 'http:') return 'neither http nor https';
    if (username !== '' || password !== '') return 'a password does not belong into an address';
    const address = hostname.replace(/^\[|\]$/g, '');
    if (isIP(address) !== 0 && !this.reachable.allows(address)) return `${address} lies inside`;
    return null;
  }

  /** @throws OutgoingError `address` */
  require(url: string): void {
    const objection = this.objectionTo(url);
    if (objection !== null) throw new OutgoingError('address', objection);
  }

  /** As the platform's own, but guarded. @throws OutgoingError `address` */
  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    this.require(url);
    return fetch(url, { ...init, redirect: 'manual', dispatcher: this.agent });
  };

  close(): Promise<void> {
    return this.agent.destroy();
  }

  private guardedLookup(): LookupFunction {
    return (hostname, options, callback) => {
      this.resolve(hostname, { ...options, all: true }, (error, addresses) => {
        if (error) return callback(error, []);
        const inside = addresses.find(({ address }) => !this.reachable.allows(address));
        if (inside && !this.reachable.trustsHost(hostname))
          return callback(
            new OutgoingError('address', `${hostname} resolves to ${inside.address}, which lies inside`),
            [],
          );
        const [first] = addresses;
        if (options.all || first === undefined) return callback(null, addresses);
        callback(null, first.address, first.family);
      });
    };
  }
}
