import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import {
  MailReceiver,
  MailRefused,
  type MailTaker,
  type ReceivedMail,
} from '../../../platform/gateways/mail-in/index.js';
import { ReceiveProgress } from '../receive-progress.service.js';
import { readProgressReply } from './progress-reply.js';
import { ReplyAddresses } from './reply-addresses.service.js';

/**
 * Answers to our notices. Mail proves nothing of its sender, so a letter only ever becomes something that waits for a person
 * who has signed in.
 */
@Injectable()
export class ProgressLetters implements MailTaker, OnModuleInit {
  constructor(
    private readonly receiver: MailReceiver,
    private readonly addresses: ReplyAddresses,
    private readonly receiveProgress: ReceiveProgress,
    private readonly uow: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.receiver.handOver(this);
  }

  async knows(code: string): Promise<boolean> {
    return (await this.addresses.writerOf(code)) !== null;
  }

  async take(mail: ReceivedMail): Promise<void> {
    if (mail.isAutomatic) return;
    const writer = await this.addresses.writerOf(mail.code);
    if (writer?.email?.toLowerCase() !== mail.from) throw new MailRefused('请用登记的邮箱回复');
    const entries = readProgressReply(mail);
    if (entries.length === 0)
      throw new MailRefused('没有读到任务编号或进展，请写明编号，如：2025-qy-001 进度60%，…');
    const { accountId, organisationId } = writer;
    const taken = await this.uow.run(SYSTEM, (tx) =>
      this.receiveProgress.receive(
        tx,
        { source: 'mail', sourceId: sourceIdOf(mail), sentBy: { accountId, organisationId } },
        entries,
      ),
    );
    const missed = entries.map(({ taskNumber }) => taskNumber).filter((number) => !taken.includes(number));
    if (taken.length === 0) throw new MailRefused(`不是贵单位正在牵头办理的任务：${missed.join('、')}`);
  }
}

/** The Message-ID, or what stands for it in a letter without one. */
function sourceIdOf({ messageId, from, subject, text }: ReceivedMail): string {
  return createHash('sha256')
    .update(messageId === '' ? JSON.stringify([from, subject, text]) : messageId)
    .digest('hex');
}
