import { BlockList, isIP } from 'node:net';

/**
 * Networks that are not the public internet (RFC 6890): this machine, private and link-local ranges, carrier NAT, documentation,
 * multicast, and the IPv6 forms under which an IPv4 address hides.
 */
const INSIDE: readonly string[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/96',
  '::ffff:0:0:0/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
];

const NETWORK = /^([0-9a-f:.]+)\/(\d{1,3})$/i;
const HOST_NAME = /^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i;

/** Where outgoing requests may go: the public internet, and inside only what the installation names. */
export class ReachableAddresses {
  private readonly inside = networks(INSIDE);
  private readonly allowedNetworks: BlockList;
  private readonly allowedHosts: readonly string[];

  /** @param allowed networks (`10.1.0.0/16`) and host names (`oa.example.cn`, `*.example.cn`) that may be reached although inside */
  constructor(allowed: readonly string[]) {
    this.allowedNetworks = networks(allowed.filter((entry) => NETWORK.test(entry)));
    this.allowedHosts = allowed.filter((entry) => !NETWORK.test(entry)).map((host) => host.toLowerCase());
  }

  /** Whether the name is trusted whatever it resolves to. */
  trustsHost(host: string): boolean {
    const name = host.toLowerCase();
    return this.allowedHosts.some((allowed) =>
      allowed.startsWith('*.') ? name.endsWith(allowed.slice(1)) : name === allowed,
    );
  }

  /** @param address IPv4 or IPv6, without brackets; an IPv4 address in IPv6 clothes counts as what it is */
  allows(address: string): boolean {
    const plain = unmapped(address);
    const family = isIP(plain) === 6 ? 'ipv6' : 'ipv4';
    if (isIP(plain) === 0) return false;
    return this.allowedNetworks.check(plain, family) || !this.inside.check(plain, family);
  }
}

/** Whether an entry of the configuration can be understood. */
export function isReachableEntry(entry: string): boolean {
  const network = NETWORK.exec(entry);
  if (network === null) return HOST_NAME.test(entry);
  const [, address = '', bits] = network;
  const family = isIP(address);
  return family !== 0 && Number(bits) <= (family === 6 ? 128 : 32);
}

function networks(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', bits = ''] = entry.split('/');
    list.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

function unmapped(address: string): string {
  const dotted = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (dotted !== undefined) return dotted;
  const hex = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(address);
  if (hex === null) return address;
  const [high, low] = [parseInt(hex[1] ?? '', 16), parseInt(hex[2] ?? '', 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
