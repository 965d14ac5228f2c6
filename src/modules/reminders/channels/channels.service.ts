import { Injectable } from '@nestjs/common';
import { Channels, type Channel } from './channel.js';
import { InboxChannel } from './inbox.channel.js';
import { MailChannel } from './mail.channel.js';

@Injectable()
export class InstalledChannels extends Channels {
  readonly all: readonly Channel[];

  constructor(inbox: InboxChannel, mail: MailChannel) {
    super();
    this.all = [inbox, mail];
  }
}
