import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { CONFIG, type AppConfig } from '../../config/config.js';
import { inSpan } from '../../observability/tracing.js';
import { MailError, mailErrorOf } from './mail-error.js';

export interface Mail {
  readonly to: string;
  /** Where an answer goes; null: to the sender's address. */
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  /** Local part of the Message-ID: a server or reader that gets the mail twice can tell by it. */
  readonly id: string;
}

/** One person at a time must not hold the mail server's every connection. */
const CONNECTIONS = 3;
const PATIENCE_MS = 20_000;

type Transport = ReturnType<typeof pooled>;

/** Sends mail through the configured SMTP server; off where none is configured. */
@Injectable()
export class MailGateway implements OnApplicationShutdown {
  private transport: Transport | null = null;

  constructor(@Inject(CONFIG) private readonly config: Pick<AppConfig, 'mail' | 'publicUrl'>) {}

  get isOn(): boolean {
    return this.config.mail !== null;
  }

  /**
   * @returns the Message-ID under which the server took it
   * @throws MailError whose verdict says whether it may have been taken
   */
  async send({ to, replyTo, subject, text, id }: Mail, signal: AbortSignal): Promise<string> {
    const { mail, publicUrl } = this.config;
    if (mail === null) throw new MailError('temporary', 'mail is off: SMTP_URL is not set');
    this.transport ??= pooled(mail.url);
    const messageId = `<${id}@${new URL(publicUrl).hostname}>`;
    try {
      const { transport } = this;
      const message = {
        from: mail.from,
        to,
        ...(replyTo !== null && { replyTo }),
        subject,
        text,
        messageId,
        signal,
        // No answer from an absent person's machine (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      };
      await inSpan('send mail', { 'server.address': new URL(mail.url).hostname }, () =>
        transport.sendMail(message),
      );
      return messageId;
    } catch (error) {
      throw mailErrorOf(error);
    }
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}

/** A message whose connection broke is not sent again behind our back (`maxRequeues`): that is for the job to decide. */
function pooled(url: string) {
  return createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    maxRequeues: 0,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
}
