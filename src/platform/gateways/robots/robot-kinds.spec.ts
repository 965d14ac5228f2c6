import { describe, expect, it } from '@jest/globals';
import { ROBOT_PROTOCOLS, withinBytes, type Robot } from './robot-kinds.js';

const AT = new Date('2026-03-02T00:30:00Z');
const MESSAGE = { id: 'm1', text: '整改提醒', mobile: '13900000001' };
const robot = (kind: Robot['kind'], secret: string | null = null): Robot => ({
  kind,
  url: 'https://robot.example/send?key=k',
  secret,
});
const post = (one: Robot) => ROBOT_PROTOCOLS[one.kind].post(one, MESSAGE, AT);

describe('a robot is spoken to as it asks', () => {
  it('企业微信', () => {
    expect(JSON.parse(post(robot('wecom')).body)).toEqual({
      msgtype: 'text',
      text: { content: '整改提醒', mentioned_mobile_list: ['13900000001'] },
    });
  });

  it('钉钉, signed in the address', () => {
    const { url, body } = post(robot('dingtalk', 'SECabc'));
    // printf '1772411400000\nSECabc' | openssl dgst -sha256 -hmac SECabc -binary | base64
    expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
      key: 'k',
      timestamp: '1772411400000',
      sign: 'AlUcPawfgRvVTHUnEJlWw/Hi1ahVoF903vtrN0lek1U=',
    });
    expect(JSON.parse(body)).toMatchObject({ msgtype: 'text', at: { atMobiles: ['13900000001'] } });
  });

  it('飞书, signed in the body', () => {
    const { body } = post(robot('feishu', 'abc'));
    // printf '' | openssl dgst -sha256 -hmac $'1772411400\nabc' -binary | base64
    expect(JSON.parse(body)).toEqual({
      timestamp: '1772411400',
      sign: '0HTSjatQ9jcHy3IXbkwsXzqouWxjz0S1glDsVqoEuOw=',
      msg_type: 'text',
      content: { text: '整改提醒' },
    });
  });

  it('without a signature where none was set up', () => {
    expect(new URL(post(robot('dingtalk')).url).searchParams.has('sign')).toBe(false);
    expect(JSON.parse(post(robot('feishu')).body)).not.toHaveProperty('sign');
    expect(post(robot('webhook')).headers).not.toHaveProperty('webhook-signature');
    expect(post(robot('webhook', 'whsec_c2VjcmV0')).headers).toHaveProperty('webhook-signature');
  });

  it.each([
    ['wecom', 200, '{"errcode":0,"errmsg":"ok"}', 'taken'],
    ['wecom', 200, '{"errcode":45009}', 'later'],
    ['wecom', 200, '{"errcode":93000,"errmsg":"invalid webhook url"}', 'refused'],
    ['dingtalk', 200, '{"errcode":310000,"errmsg":"sign not match"}', 'refused'],
    ['dingtalk', 200, '{"errcode":130101}', 'later'],
    ['feishu', 200, '{"code":0}', 'taken'],
    ['feishu', 200, '{"code":19021,"msg":"sign match fail"}', 'refused'],
    ['feishu', 200, '{"code":11232}', 'later'],
    ['feishu', 502, 'bad gateway', 'later'],
    ['wecom', 200, 'a portal that wants a login', 'later'],
    ['webhook', 204, '', 'taken'],
    ['webhook', 429, '', 'later'],
    ['webhook', 404, '', 'refused'],
  ] as const)('%s answers %d %s: %s', (kind, status, text, verdict) => {
    expect(ROBOT_PROTOCOLS[kind].verdict({ status, text })).toBe(verdict);
  });

  it('and never with more than it takes', () => {
    const cut = withinBytes('整'.repeat(1_000), 2_048);
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(2_048);
    expect(cut).toMatch(/^整{681}…$/);
    expect(withinBytes('短', 2_048)).toBe('短');
  });
});
