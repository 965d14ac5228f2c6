import { describe, expect, test } from '@jest/globals';
import { jsonbText, PrintedJson } from './jsonb-text.js';

describe('jsonb as PostgreSQL prints it', () => {
  test('shorter keys come first, then by their bytes', () => {
    expect(jsonbText({ state: 'a', to: 1, by: true, light: null })).toBe(
      '{"by": true, "to": 1, "light": null, "state": "a"}',
    );
  });

  test('nested values, empty ones and what was printed before', () => {
    expect(jsonbText([[], {}, 'a"b\n', new PrintedJson('1.000000')])).toBe('[[], {}, "a\\"b\\n", 1.000000]');
  });

  test('a field that is not there is left out', () => {
    expect(jsonbText({ a: undefined, b: 2 })).toBe('{"b": 2}');
  });
});
