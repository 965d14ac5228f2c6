import { describe, expect, it } from '@jest/globals';
import { mailErrorOf } from './mail-error.js';

describe('what a failed send means', () => {
  it.each([
    ['no such user', { code: 'EENVELOPE', responseCode: 550 }, 'permanent'],
    ['message too large', { code: 'EMESSAGE', responseCode: 552 }, 'permanent'],
    ['an address that is none', { code: 'EENVELOPE' }, 'permanent'],
    ['greylisted', { code: 'EENVELOPE', responseCode: 451 }, 'temporary'],
    ['bad sequence of commands', { code: 'EMESSAGE', responseCode: 503 }, 'temporary'],
    ['wrong password', { code: 'EAUTH', responseCode: 535 }, 'temporary'],
    ['server closing', { code: 'ECONNECTION', responseCode: 421 }, 'temporary'],
    ['nobody listens', { code: 'ESOCKET', syscall: 'connect' }, 'temporary'],
    ['name unknown', { code: 'EDNS', syscall: 'getaddrinfo' }, 'temporary'],
    ['cut off', { code: 'ECONNECTION' }, 'uncertain'],
    ['silence', { code: 'ETIMEDOUT' }, 'uncertain'],
    ['out of time', { code: 'EABORT' }, 'uncertain'],
  ])('%s', (message, fault, verdict) => {
    expect(mailErrorOf({ message, ...fault })).toMatchObject({ verdict, message });
  });
});
