import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { request } from 'undici';
import { CONFIG, type AppConfig } from '../../config/config.js';
import { inSpan } from '../../observability/tracing.js';
import { GuardedConnections, PATIENCE_MS } from './guarded-connections.js';
import { OutgoingError } from './outgoing-error.js';

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

/** What is read of an answer, in bytes. */
const ANSWER_BYTES = 4_096;

/** Requests to addresses that somebody typed in, over guarded connections; redirects are not followed. */
@Injectable()
export class OutgoingHttp implements OnApplicationShutdown {
  private readonly connections: GuardedConnections;

  constructor(@Inject(CONFIG) config: Pick<AppConfig, 'outgoingAllow'>) {
    this.connections = new GuardedConnections(config.outgoingAllow);
  }

  /** @returns why the address is not one to send to, null where it may be tried (its name is resolved only then) */
  objectionTo(url: string): string | null {
    return this.connections.objectionTo(url);
  }

  /** @throws OutgoingError; an answer of any status is an answer */
  async post({ url, headers, body }: OutgoingRequest, signal?: AbortSignal): Promise<OutgoingAnswer> {
    this.connections.require(url);
    const deadline = AbortSignal.timeout(PATIENCE_MS);
    try {
      const answer = await inSpan('send message', { 'server.address': new URL(url).hostname }, () =>
        request(url, {
          method: 'POST',
          headers,
          body,
          dispatcher: this.connections.agent,
          signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
        }),
      );
      return { status: answer.statusCode, text: await firstBytes(answer.body) };
    } catch (error) {
      throw outgoingErrorOf(error);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.connections.close();
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
