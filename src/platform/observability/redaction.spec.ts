import { describe, expect, it } from '@jest/globals';
import { withoutSecrets } from './redaction.js';

const SECRET = 'aZ09_-'.repeat(8).slice(0, 43);

describe('a line of the log', () => {
  it.each([
    [`/act/${SECRET}`, '/act/[secret]'],
    [`/api/calendar-feeds/${SECRET}.ics?x=1`, '/api/calendar-feeds/[secret].ics?x=1'],
    ['{"password":"a\\"b","n":1}', '{"password":"[secret]","n":1}'],
    ['{"set-cookie":["zhenggai_session=abc"],"n":1}', '{"set-cookie":"[secret]","n":1}'],
    ['{"clientSecret":"abc"}', '{"clientSecret":"[secret]"}'],
    ['authorization: Bearer abcdefghijkl', 'authorization: Bearer [secret]'],
    ['/api/x?code=abc&a=1', '/api/x?code=[secret]&a=1'],
    ['connect postgres://u:geheim@db/z', 'connect postgres://[secret]@db/z'],
    ['/api/tasks?q=110101199003074514', '/api/tasks?q=[number]'],
    ['/api/tasks?q=13812345678&x=1', '/api/tasks?q=[number]&x=1'],
    ['Key (phone)=(+8613812345678)', 'Key (phone)=([number])'],
  ])('%s', (line, shown) => {
    expect(withoutSecrets(line)).toBe(shown);
  });

  it.each([
    '/api/tasks/00000000-0000-4000-8000-000000000000/notices',
    `/api/files/${'0123456789abcdef'.repeat(4)}`,
    '{"time":"2026-03-02T00:30:00.000Z","responseTime":13812345678.25,"reqId":"d12c1acd-fc81-446e-b10a-bc05ded35ff4"}',
    '"detail":"整改任务编号 2025-18-0013"',
  ])('keeps %s', (line) => {
    expect(withoutSecrets(line)).toBe(line);
  });
});
