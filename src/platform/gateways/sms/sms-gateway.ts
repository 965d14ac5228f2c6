import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type AppConfig } from '../../config/config.js';
import { OutgoingHttp, type OutgoingAnswer } from '../http/index.js';

export interface Sms {
  /** The same for every try: a gateway that has it already may drop the second. */
  readonly id: string;
  /** Mainland mobile number, eleven digits. */
  readonly mobile: string;
  readonly text: string;
}

/**
 * Text messages through the adapter that the installation names: every operator has a protocol of its own, so ours is the
 * simplest there is: `POST {id, mobile, text}` with a bearer token, 2xx means taken.
 */
@Injectable()
export class SmsGateway {
  constructor(
    @Inject(CONFIG) private readonly config: Pick<AppConfig, 'sms'>,
    private readonly http: OutgoingHttp,
  ) {}

  get isOn(): boolean {
    return this.config.sms !== null;
  }

  /** @throws OutgoingError where nobody answered */
  send(sms: Sms, signal: AbortSignal): Promise<OutgoingAnswer> {
    const { sms: settings } = this.config;
    if (settings === null) throw new Error('text messages are off: SMS_URL is not set');
    const headers = {
      'content-type': 'application/json',
      ...(settings.token !== null && { authorization: `Bearer ${settings.token}` }),
    };
    return this.http.post({ url: settings.url, headers, body: JSON.stringify(sms) }, signal);
  }
}
