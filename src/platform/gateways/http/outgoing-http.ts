import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Agent, request } from 'undici';
import { CONFIG, type AppConfig } from '../../config/config.js';
import { inSpan } from '../../observability/tracing.js';
import { ReachableAddresses } from './reachable-addresses.js';

export interface OutgoingRequest {
  /** `http:` or `https:`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface OutgoingAnswer {
  readonly status: number;
  /** The first characters of the answer, for the log and for protocols that answer 200 with an error inside. */
  readonly text: string;
}

/** `address`: we do not go there; `unreachable`: nobody answered properly; `timeout`: nobody answered in time. */
export type OutgoingFault = 'address' | 'unreachable' | 'timeout';

export class OutgoingError extends Error {
  override readonly name = 'OutgoingError';

  constructor(
    readonly fault: OutgoingFault,
    message: string,
  ) {
    super(message);
  }
}

const PATIENCE_MS = 10_000;
/** What is read of an answer, in bytes. */
const ANSWER_BYTES = 4_096;

/**
 * Requests to addresses that somebody typed in. The address is judged after its name was resolved, on the very connection
 * that is used, so a name that changes its mind gains nothing; redirects are not followed.
 */
@Injectable()
export class OutgoingHttp implements OnApplicationShutdown {
  private readonly reachable: ReachableAddresses;
  private readonly agent: Agent;

  constructor(@Inject(CONFIG) config: Pick<AppConfig, 'outgoingAllow'>) {
    this.reachable = new ReachableAddresses(config.outgoingAllow);
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

  /** @throws OutgoingError; an answer of any status is an answer */
  async post({ url, headers, body }: OutgoingRequest, signal?: AbortSignal): Promise<OutgoingAnswer> {
    const objection = this.objectionTo(url);
    if (objection !== null) throw new OutgoingError('address', objection);
    const deadline = AbortSignal.timeout(PATIENCE_MS);
    try {
      const answer = await inSpan('send message', { 'server.address': new URL(url).hostname }, () =>
        request(url, {
          method: 'POST',
          headers,
          body,
          dispatcher: this.agent,
          signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
        }),
      );
      return { status: answer.statusCode, text: await firstBytes(answer.body) };
    } catch (error) {
      throw outgoingErrorOf(error);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.agent.destroy();
  }

  private guardedLookup(): LookupFunction {
    return (hostname, options, callback) => {
      lookup(hostname, { ...options, all: true }, (error, addresses) => {
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

async function firstBytes(body: AsyncIterable<Buffer> & { destroy(): void }): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= ANSWER_BYTES) break;
  }
  body.destroy();
  return Buffer.concat(chunks).subarray(0, ANSWER_BYTES).toString('utf8');
}

const TIMEOUTS = ['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'];

function outgoingErrorOf(error: unknown): OutgoingError {
  if (error instanceof OutgoingError) return error;
  const { name, message, code, cause } = error as Error & { code?: string };
  if (cause instanceof OutgoingError) return cause;
  const late = name === 'TimeoutError' || name === 'AbortError' || TIMEOUTS.includes(code ?? '');
  return new OutgoingError(late ? 'timeout' : 'unreachable', message || (code ?? 'unreachable'));
}
