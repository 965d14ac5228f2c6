import { describe, expect, it } from '@jest/globals';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { requirePort } from './require-port.js';

describe('requirePort', () => {
  it('refuses a port that somebody listens on, and leaves a free one free', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const at = { host: '127.0.0.1', port: (other.address() as AddressInfo).port };
    await expect(requirePort(at)).rejects.toMatchObject({ code: 'EADDRINUSE', port: at.port });
    other.close();
    await once(other, 'close');
    await requirePort(at);
    await requirePort(at);
  });
});
