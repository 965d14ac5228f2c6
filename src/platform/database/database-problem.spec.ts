import { describe, expect, it } from '@jest/globals';
import { fromDatabaseError, isWithoutConnection } from './database-problem.js';

describe('what a database error says to the person', () => {
  it.each([
    [{ code: '23514', constraint: 'task_reporter_is_not_verifier_ck' }, 'verifier.is-reporter'],
    [{ code: '40001' }, 'record.conflict'],
    [{ code: '22P05' }, 'record.invalid'],
    [{ code: '57P01' }, 'server.unavailable'],
    [{ code: 'XX000' }, 'server.error'],
    [null, 'server.error'],
  ])('%j is %s', (error, code) => {
    expect(fromDatabaseError(error).code).toBe(code);
  });

  it.each([
    [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), true],
    [new Error('timeout exceeded when trying to connect'), true],
    [new Error('Connection terminated unexpectedly'), true],
    [new Error('Query read timeout'), true],
    [new Error('connect was refused by the rules'), false],
    [undefined, false],
  ])('%s: without a connection %s', (error, isOutage) => {
    expect(isWithoutConnection(error)).toBe(isOutage);
  });
});
