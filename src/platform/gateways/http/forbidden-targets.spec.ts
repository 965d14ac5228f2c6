import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';
import { GuardedConnections, type Resolve } from './guarded-connections.js';

/** The ways in which an address inside is written, and what hides one (RFC 6890, WHATWG URL, OWASP's list). */
const INSIDE: readonly (readonly [what: string, address: string])[] = [
  ['this machine', 'http://127.0.0.1/'],
  ['all of this machine’s network', 'http://127.255.255.254/'],
  ['a decimal number', 'http://2130706433/'],
  ['octal parts', 'http://0177.0.0.01/'],
  ['one octal number', 'http://017700000001/'],
  ['one hexadecimal number', 'http://0x7f000001/'],
  ['mixed parts', 'http://0x7f.1/'],
  ['parts left out', 'http://127.1/'],
  ['a dot behind', 'http://127.0.0.1./'],
  ['digits of full width', 'http://１２７.０.０.１/'],
  ['digits in circles', 'http://①②⑦.⓪.⓪.①/'],
  ['nothing', 'http://0/'],
  ['no address', 'http://0.0.0.0/'],
  ['a private network', 'http://10.1.2.3/'],
  ['another private network', 'http://172.16.0.1/'],
  ['its end', 'http://172.31.255.255/'],
  ['the one of small offices', 'https://192.168.1.1/'],
  ['a private network as a number', 'http://3232235777/'],
  ['link-local, where clouds tell secrets', 'http://169.254.169.254/latest/meta-data/'],
  ['the same as a number', 'http://2852039166/'],
  ['another cloud’s', 'http://100.100.100.200/'],
  ['carrier NAT', 'http://100.64.0.1/'],
  ['test networks', 'http://198.18.0.1/'],
  ['multicast', 'http://224.0.0.1/'],
  ['broadcast', 'http://255.255.255.255/'],
  ['IPv6’s own machine', 'http://[::1]/'],
  ['IPv6 in full', 'http://[0:0:0:0:0:0:0:1]/'],
  ['no IPv6 address', 'http://[::]/'],
  ['IPv4 in IPv6', 'http://[::ffff:127.0.0.1]/'],
  ['the same in hexadecimal', 'http://[::ffff:7f00:1]/'],
  ['the same in full', 'http://[0:0:0:0:0:ffff:a00:1]/'],
  ['IPv4 translated', 'http://[::ffff:0:127.0.0.1]/'],
  ['the old form of IPv4 in IPv6', 'http://[::127.0.0.1]/'],
  ['NAT64', 'http://[64:ff9b::10.0.0.1]/'],
  ['6to4', 'http://[2002:7f00:1::]/'],
  ['Teredo', 'http://[2001:0:7f00:1::]/'],
  ['unique local', 'http://[fd12:3456::1]/'],
  ['link-local', 'http://[fe80::1]/'],
  ['site-local', 'http://[fec0::1]/'],
  ['IPv6 multicast', 'http://[ff02::1]/'],
  ['documentation', 'http://[3fff::1]/'],
];
const MALFORMED: readonly (readonly [what: string, address: string])[] = [
  ['another protocol', 'file:///etc/passwd'],
  ['gopher', 'gopher://127.0.0.1:6379/_INFO'],
  ['a name before the machine', 'https://example.com@127.0.0.1/'],
  ['a password', 'https://u:p@example.com/'],
  ['a zone', 'http://[fe80::1%25eth0]/'],
  ['an escaped end', 'http://127.0.0.1%00.example.com/'],
  ['no machine', 'http://'],
  ['a path alone', '/api/session'],
];

describe('where nobody is sent, however it is written', () => {
  const guard = new GuardedConnections([]);
  afterAll(() => guard.close());

  it.each([...INSIDE, ...MALFORMED])('%s: %s', (_what, address) => {
    expect(guard.objectionTo(address)).not.toBeNull();
    expect(() => guard.require(address)).toThrow(expect.objectContaining({ fault: 'address' }));
  });

  it.each(['https://example.com/', 'https://93.184.216.34:8443/x', 'http://[2606:2800:220:1::1]/'])(
    'but to %s somebody is',
    (address) => expect(guard.objectionTo(address)).toBeNull(),
  );
});

describe('names, which may say anything', () => {
  let server: Server;
  let port: number;
  let reached = 0;
  beforeAll(async () => {
    server = createServer((_request, response) => {
      reached++;
      response.writeHead(307, { location: 'http://127.0.0.1/secret', connection: 'close' }).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.2', done));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  /** A name server that answers one thing after the other, and counts how often it is asked. */
  const answering = (...answers: readonly (readonly string[])[]) => {
    const asked: string[] = [];
    const resolve: Resolve = (hostname, _options, answered) => {
      const addresses = answers[Math.min(asked.length, answers.length - 1)] ?? [];
      asked.push(hostname);
      answered(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    };
    return { asked, resolve };
  };
  const ask = (guard: GuardedConnections) =>
    request(`http://rebinding.example:${port}/`, { method: 'POST', dispatcher: guard.agent }).then(
      async ({ statusCode, body }) => {
        await body.dump();
        return statusCode;
      },
    );

  it('are resolved once for a connection, which goes to the address that was judged', async () => {
    const { asked, resolve } = answering(['127.0.0.2'], ['127.0.0.1']);
    const guard = new GuardedConnections(['127.0.0.2/32'], resolve);
    // A redirect is an answer; nobody goes where it points.
    expect([await ask(guard), asked.length, reached]).toEqual([307, 1, 1]);
    await expect(ask(guard)).rejects.toMatchObject({ fault: 'address' });
    expect([asked.length, reached]).toEqual([2, 1]);
    await guard.close();
  });

  it.each([
    ['inside', ['10.0.0.1']],
    ['inside in the clothes of IPv6', ['::ffff:10.0.0.1']],
    ['outside and inside at once', ['93.184.216.34', '127.0.0.1']],
    ['link-local with a zone', ['fe80::1%eth0']],
    ['nonsense', ['not an address']],
  ])('open nothing where they resolve to something %s', async (_what, addresses) => {
    const before = reached;
    const guard = new GuardedConnections([], answering(addresses).resolve);
    await expect(ask(guard)).rejects.toMatchObject({ fault: 'address' });
    expect(reached).toBe(before);
    await guard.close();
  });
});
