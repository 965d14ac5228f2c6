import { isIP } from 'node:net';

/** An address, or a network as `10.1.0.0/16` or `fd00::/8`; no name, which somebody else could answer for. */
export function isNetwork(entry: string): boolean {
  const [address = '', bits, ...rest] = entry.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
