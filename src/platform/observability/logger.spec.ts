import { describe, expect, it } from '@jest/globals';
import { withoutSecrets } from './logger.js';

const SECRET = 'aZ09_-'.repeat(8).slice(0, 43);

describe('an address in the log', () => {
  it.each([
    [`/act/${SECRET}`, '/act/[secret]'],
    [`/api/calendar-feeds/${SECRET}.ics?x=1`, '/api/calendar-feeds/[secret].ics?x=1'],
    ['/api/tasks/00000000-0000-4000-8000-000000000000/notices', null],
    [`/api/files/${'0123456789abcdef'.repeat(4)}`, null],
  ])('%s', (url, shown) => {
    expect(withoutSecrets(url)).toBe(shown ?? url);
  });
});
