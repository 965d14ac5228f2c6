import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Reader } from '../../../platform/database/reader.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { OutgoingError } from '../../../platform/gateways/http/index.js';
import { MailError, MailGateway } from '../../../platform/gateways/mail/index.js';
import { SmsGateway } from '../../../platform/gateways/sms/index.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import { noticeText } from '../notices/notice-texts.js';
import type { TestedChannel } from './channels.dto.js';

const PATIENCE_MS = 20_000;
const MOBILE = /^1\d{10}$/;
const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/** Says something harmless through a channel and waits for the answer, so that whoever sets it up learns at once what is wrong. */
@Injectable()
export class TestChannel {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: Reader,
    private readonly mail: MailGateway,
    private readonly sms: SmsGateway,
    private readonly events: EventLog,
  ) {}

  /**
   * @param to address or number; null: the administrator's own
   * @throws Problem `channel.off`, `channel.no-address`, `channel.test-failed` with what the other side answered
   */
  async run(actor: Actor, { channel, to }: { channel: TestedChannel; to: string | null }): Promise<void> {
    const gateway = channel === 'mail' ? this.mail : this.sms;
    if (!gateway.isOn) throw new Problem('channel.off');
    const address = to ?? (await this.own(actor, channel));
    const fits = channel === 'mail' ? ADDRESS : MOBILE;
    if (address === null || !fits.test(address)) throw new Problem('channel.no-address');
    await this.record(actor, channel);
    const answer = await (channel === 'mail' ? this.byMail(address) : this.bySms(address));
    if (answer !== null) throw new Problem('channel.test-failed', { answer: answer.slice(0, 300) });
  }

  /** @returns null where it was taken, else why not */
  private async byMail(to: string): Promise<string | null> {
    const subject = noticeText('channel.test.title');
    const text = `${noticeText('channel.test')}\n`;
    try {
      const letter = { to, replyTo: null, subject, text, id: `test-${randomUUID()}` };
      await this.mail.send(letter, AbortSignal.timeout(PATIENCE_MS));
      return null;
    } catch (error) {
      if (error instanceof MailError) return error.message;
      throw error;
    }
  }

  private async bySms(mobile: string): Promise<string | null> {
    try {
      const message = { id: `test-${randomUUID()}`, mobile, text: noticeText('channel.test') };
      const { status, text } = await this.sms.send(message, AbortSignal.timeout(PATIENCE_MS));
      return status >= 200 && status < 300 ? null : `${status} ${text}`;
    } catch (error) {
      if (error instanceof OutgoingError) return error.message;
      throw error;
    }
  }

  private async own({ accountId }: Actor, channel: TestedChannel): Promise<string | null> {
    const row = await this.reader.one<{ email: string | null; mobile: string | null }>(SYSTEM, {
      text: OWN,
      values: [accountId],
    });
    return (channel === 'mail' ? row?.email : row?.mobile) ?? null;
  }

  private async record(actor: Actor, channel: TestedChannel): Promise<void> {
    const { organisationId, organisationPath: orgPath, accountId } = actor;
    await this.uow.run(SYSTEM, (tx) =>
      this.events.record(tx, actor, [
        {
          organisationId,
          orgPath,
          subjectType: 'account',
          subjectId: accountId,
          name: 'channel.tested',
          payload: { channel },
        },
      ]),
    );
  }
}

const OWN = `
select a.email, w.mobile from account a left join notice_preference w on w.account_id = a.id where a.id = $1`;
