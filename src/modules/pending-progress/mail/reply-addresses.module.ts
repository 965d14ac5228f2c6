import { Module } from '@nestjs/common';
import { ReplyAddresses } from './reply-addresses.service.js';

/** Apart from what reads the answers: whoever sends notices needs the address alone. */
@Module({ providers: [ReplyAddresses], exports: [ReplyAddresses] })
export class ReplyAddressesModule {}
