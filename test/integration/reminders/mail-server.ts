import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export interface ReceivedMail {
  readonly to: readonly string[];
  /** As it came over the wire, headers and body. */
  readonly raw: string;
}

/** How the server answers the next message; null: takes it. */
export type Refusal = { readonly at: 'RCPT' | 'DATA'; readonly code: number; readonly text: string } | null;

/** A real SMTP server on a free loopback port. */
export class MailServer {
  readonly received: ReceivedMail[] = [];
  refusal: Refusal = null;
  /** Called while a message is under way, before the server answers. */
  during: () => Promise<void> | void = () => {};

  private constructor(private readonly server: SMTPServer) {}

  static async start(): Promise<MailServer> {
    const holder: { mail?: MailServer } = {};
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      closeTimeout: 100,
      onRcptTo: (_address, _session, done) => done(holder.mail?.refusalAt('RCPT')),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => void holder.mail?.take(session, Buffer.concat(chunks).toString(), done));
      },
    });
    server.on('error', () => {});
    holder.mail = new MailServer(server);
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    return holder.mail;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** Subject and text as a mail program would show them. */
  get letters(): { to: string; subject: string; text: string }[] {
    return this.received.map(({ to, raw }) => {
      const [head = '', ...body] = raw.replaceAll('\r\n', '\n').split('\n\n');
      return {
        to: to.join(),
        subject: decodeWords(subjectOf(head)),
        text: decodeBody(head, body.join('\n\n')),
      };
    });
  }

  /** Forgets what came and takes everything again. */
  reset(): void {
    this.received.length = 0;
    this.refusal = null;
    this.during = () => {};
  }

  /** Cuts every connection without a word. */
  hangUp(): void {
    for (const connection of this.server.connections) connection._socket.destroy();
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async take(
    session: SMTPServerSession,
    raw: string,
    done: (error?: Error | null) => void,
  ): Promise<void> {
    await this.during();
    const refused = this.refusalAt('DATA');
    if (!refused) this.received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw });
    done(refused);
  }

  private refusalAt(step: 'RCPT' | 'DATA'): Error | null {
    if (this.refusal?.at !== step) return null;
    return Object.assign(new Error(this.refusal.text), { responseCode: this.refusal.code });
  }
}

function subjectOf(head: string): string {
  const unfolded = head.replaceAll(/\n[ \t]+/g, ' ');
  return /^Subject: (.*)$/m.exec(unfolded)?.[1] ?? '';
}

/** RFC 2047 words, as nodemailer writes them. */
function decodeWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString()
        : decodeQuoted(word.replaceAll('_', ' ')),
    );
}

function decodeBody(head: string, body: string): string {
  if (/^Content-Transfer-Encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString();
  return /^Content-Transfer-Encoding: quoted-printable/im.test(head) ? decodeQuoted(body) : body;
}

function decodeQuoted(text: string): string {
  const bytes = text
    .replaceAll('=\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
