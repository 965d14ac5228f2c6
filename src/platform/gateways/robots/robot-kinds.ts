import { createHmac } from 'node:crypto';
import { signed, type OutgoingAnswer, type OutgoingRequest } from '../http/index.js';

/** Group robots of the offices' messengers, and a unit's own system that takes notices. */
export const ROBOT_KINDS = ['wecom', 'dingtalk', 'feishu', 'webhook'] as const;
export type RobotKind = (typeof ROBOT_KINDS)[number];

export interface Robot {
  readonly kind: RobotKind;
  readonly url: string;
  /** Signs for 钉钉, 飞书 and webhooks; null where the robot asks for no signature. 企业微信 has none: its key is in the address. */
  readonly secret: string | null;
}

export interface RobotMessage {
  readonly id: string;
  readonly text: string;
  /** Number of the person the group is to look at; null: nobody in particular. */
  readonly mobile: string | null;
}

/** `refused`: never as it is; `later`: another try may do. */
export type RobotVerdict = 'taken' | 'refused' | 'later';

interface RobotProtocol {
  readonly post: (robot: Robot, message: RobotMessage, at: Date) => OutgoingRequest;
  readonly verdict: (answer: OutgoingAnswer) => RobotVerdict;
  /** Longest text in bytes of UTF-8. */
  readonly mostBytes: number;
  /** Messages a robot takes in a minute; what is above it is refused or silences the robot for a while. */
  readonly perMinute: number;
}

const json = (
  url: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): OutgoingRequest => ({
  url,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('base64');

/** What each asks for, by its own documentation. */
export const ROBOT_PROTOCOLS: Readonly<Record<RobotKind, RobotProtocol>> = {
  wecom: {
    post: ({ url }, { text, mobile }) =>
      json(url, {
        msgtype: 'text',
        text: { content: text, mentioned_mobile_list: mobile === null ? [] : [mobile] },
      }),
    // 45009: called too often; -1: the server is busy.
    verdict: byCode('errcode', [45_009, -1]),
    mostBytes: 2_048,
    perMinute: 20,
  },
  dingtalk: {
    post: ({ url, secret }, { text, mobile }, at) =>
      json(secret === null ? url : dingtalkSigned(url, secret, at), {
        msgtype: 'text',
        text: { content: text },
        at: { atMobiles: mobile === null ? [] : [mobile], isAtAll: false },
      }),
    // 130101, 410100: too fast; -1: the system is busy.
    verdict: byCode('errcode', [130_101, 410_100, -1]),
    mostBytes: 20_000,
    perMinute: 20,
  },
  feishu: {
    post: ({ url, secret }, { text }, at) =>
      json(url, {
        ...(secret !== null && feishuSignature(secret, at)),
        msg_type: 'text',
        content: { text },
      }),
    // 9499: too many requests; 11232: called too often.
    verdict: byCode('code', [9_499, 11_232]),
    mostBytes: 20_000,
    perMinute: 100,
  },
  webhook: {
    post: ({ url, secret }, { id, text }, at) => {
      const body = { type: 'notice', timestamp: at.toISOString(), data: { id, text } };
      return json(url, body, secret === null ? {} : signed({ id, body: JSON.stringify(body) }, secret, at));
    },
    verdict: ({ status }) => byStatus(status),
    mostBytes: 20_000,
    perMinute: 60,
  },
};

/** `timestamp` in milliseconds and `sign` go into the address: HMAC-SHA-256 of `timestamp\nsecret`, keyed by the secret. */
function dingtalkSigned(url: string, secret: string, at: Date): string {
  const timestamp = String(at.getTime());
  const address = new URL(url);
  address.searchParams.set('timestamp', timestamp);
  address.searchParams.set('sign', hmac(secret, `${timestamp}\n${secret}`));
  return address.toString();
}

/** `timestamp` in seconds and `sign` go into the body: HMAC-SHA-256 of nothing, keyed by `timestamp\nsecret`. */
function feishuSignature(secret: string, at: Date): { timestamp: string; sign: string } {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return { timestamp, sign: hmac(`${timestamp}\n${secret}`, '') };
}

/** They answer 200 and say inside whether it went well. */
function byCode(field: 'errcode' | 'code', laterCodes: readonly number[]) {
  return ({ status, text }: OutgoingAnswer): RobotVerdict => {
    if (status !== 200) return byStatus(status);
    const code = codeIn(text, field);
    if (code === 0) return 'taken';
    return code === null || laterCodes.includes(code) ? 'later' : 'refused';
  };
}

function codeIn(text: string, field: string): number | null {
  try {
    const code = (JSON.parse(text) as Record<string, unknown>)[field];
    return typeof code === 'number' ? code : null;
  } catch {
    return null;
  }
}

function byStatus(status: number): RobotVerdict {
  if (status >= 200 && status < 300) return 'taken';
  return status >= 500 || status === 408 || status === 425 || status === 429 ? 'later' : 'refused';
}

/** Cut at a character, with a mark that it was cut. */
export function withinBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  const mark = '…';
  let kept = '';
  let size = Buffer.byteLength(mark);
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > most) break;
    kept += character;
  }
  return kept + mark;
}
