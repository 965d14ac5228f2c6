import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { CONFIG, type AppConfig } from '../../config/config.js';
import type { MailIn } from '../../config/mail-in.js';

export interface ReceivedMail {
  /** What stood behind the `+` of our address. */
  readonly code: string;
  /** Address of the header `From`, lower case; mail can claim any. */
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  /** The sender's own id of the message; empty where it has none. */
  readonly messageId: string;
  /** A machine answered (RFC 3834): an absence note, a bounce. */
  readonly isAutomatic: boolean;
}

/** Said to the sending server, which tells its user; the text is what that person reads. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}

/** What is done with letters. */
export interface MailTaker {
  knows(code: string): Promise<boolean>;
  /** @throws MailRefused where the sender must learn that nothing came of it */
  take(mail: ReceivedMail): Promise<void>;
}

const MOST_BYTES = 1024 * 1024;
const MOST_CLIENTS = 20;
const PATIENCE_MS = 30_000;

type Done = (error?: Error | null) => void;

/** Takes letters that the office's mail server passes on to our address; off where the installation has set none up. */
@Injectable()
export class MailReceiver implements BeforeApplicationShutdown {
  private readonly logger = new Logger('MailReceiver');
  private readonly settings: MailIn | null;
  private taker: MailTaker | null = null;
  private server: SMTPServer | null = null;

  constructor(@Inject(CONFIG) config: Pick<AppConfig, 'mailIn'>) {
    this.settings = config.mailIn;
  }

  /** Address of letters about progress with this code; null where none are taken. */
  addressFor(code: string): string | null {
    return this.settings && `${this.settings.mailbox}+${code}@${this.settings.domain}`;
  }

  /** The port it listens on; null where it does not. */
  get port(): number | null {
    return this.server && (this.server.server.address() as AddressInfo).port;
  }

  handOver(taker: MailTaker): void {
    this.taker = taker;
  }

  /** For the processes that do the work: commands and requests of the same environment leave the port alone. */
  async listen(): Promise<void> {
    if (this.settings === null) return;
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      size: MOST_BYTES,
      maxClients: MOST_CLIENTS,
      socketTimeout: PATIENCE_MS,
      closeTimeout: 1_000,
      onRcptTo: ({ address }, _session, done) => void this.checkAddress(address, done),
      onData: (stream, session, done) => void this.read(stream, session, done),
    });
    server.on('error', (error) => this.logger.warn(error.message));
    server.listen(this.settings.port, this.settings.host);
    await once(server.server, 'listening');
    this.server = server;
  }

  async beforeApplicationShutdown(): Promise<void> {
    const { server } = this;
    if (server !== null) await new Promise<void>((done) => server.close(done));
  }

  private async checkAddress(address: string, done: Done): Promise<void> {
    const code = this.codeIn(address);
    const isKnown = code !== null && (await this.taker?.knows(code).catch(() => null));
    if (isKnown === null) done(answer(451, '暂时不能收信，请稍后再发'));
    else if (isKnown) done();
    else done(answer(550, '没有这个收信地址'));
  }

  private async read(
    stream: AsyncIterable<Buffer> & { sizeExceeded?: boolean },
    session: SMTPServerSession,
    done: Done,
  ) {
    try {
      const raw = await bytesOf(stream);
      if (stream.sizeExceeded || raw === null) return done(answer(552, '来信超过1MB'));
      const codes = new Set(session.envelope.rcptTo.map(({ address }) => this.codeIn(address)));
      const letter = await PostalMime.parse(raw, { maxNestingDepth: 20, maxHeadersSize: 64 * 1024 });
      for (const code of codes) if (code !== null) await this.taker?.take(toMail(code, letter));
      done();
    } catch (error) {
      if (error instanceof MailRefused) return done(answer(554, error.message));
      this.logger.error(error);
      done(answer(451, '暂时不能收信，请稍后再发'));
    }
  }

  private codeIn(address: string): string | null {
    const match = /^([^@]+)\+([a-z0-9]{1,40})@([^@]+)$/.exec(address.toLowerCase());
    const [, mailbox, code = null, domain] = match ?? [];
    return this.settings && mailbox === this.settings.mailbox && domain === this.settings.domain
      ? code
      : null;
  }
}

function answer(code: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode: code });
}

/** Reads to the end even where it is too much, as the protocol wants; null then. */
async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size <= MOST_BYTES) chunks.push(chunk);
  }
  return size <= MOST_BYTES ? Buffer.concat(chunks) : null;
}

function toMail(code: string, letter: Awaited<ReturnType<typeof PostalMime.parse>>): ReceivedMail {
  const header = (key: string) => letter.headers.find((one) => one.key === key)?.value.toLowerCase() ?? '';
  const submitted = header('auto-submitted');
  return {
    code,
    from: letter.from?.address?.toLowerCase() ?? '',
    subject: letter.subject ?? '',
    text: letter.text ?? '',
    messageId: letter.messageId ?? '',
    isAutomatic:
      (submitted !== '' && submitted !== 'no') || ['bulk', 'junk', 'list'].includes(header('precedence')),
  };
}
