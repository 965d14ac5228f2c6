import { describe, expect, it } from '@jest/globals';
import { problemWords } from './problem-words.js';

describe('a problem in English', () => {
  it.each([
    ['task.action-not-allowed', 'Task: action not allowed'],
    ['auth.failed', 'Sign-in: failed'],
    ['second-factor.wrong-code', 'Second factor: wrong code'],
    ['actor.not-lead-unit', 'Your office: not lead unit'],
    [
      'report.too-many-files',
      'Report: at most 100 files in one request, and none of these was taken in. Send them a hundred at a time, or as one zip.',
    ],
  ])('%s reads %s', (code, words) => {
    expect(problemWords(code)).toBe(words);
  });
});
