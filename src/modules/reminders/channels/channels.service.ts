import { Injectable } from '@nestjs/common';
import { Channels, type Channel } from './channel.js';
import { InboxChannel } from './inbox.channel.js';
import { MailChannel } from './mail.channel.js';
import { RobotChannel } from './robot.channel.js';
import { SmsChannel } from './sms.channel.js';

@Injectable()
export class InstalledChannels extends Channels {
  readonly all: readonly Channel[];

  constructor(inbox: InboxChannel, mail: MailChannel, robot: RobotChannel, sms: SmsChannel) {
    super();
    this.all = [inbox, mail, robot, sms];
  }
}
