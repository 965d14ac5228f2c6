import { SetMetadata } from '@nestjs/common';

/**
 * What may be asked within a minute. `address` counts everything that comes from one place, `sign-in` what a stranger sends in
 * from there, `public` what a stranger reads; the others count a person, whatever session or token they use.
 */
export const RATE_CLASSES = {
  address: 6_000,
  'sign-in': 60,
  public: 300,
  reads: 1_200,
  writes: 300,
  uploads: 60,
  exports: 30,
} as const;
export type RateClass = keyof typeof RATE_CLASSES;

export const WINDOW_SECONDS = 60;

export const RATE_METADATA = 'zhenggai:rate';

/** For routes whose cost the method does not tell: a read that makes a workbook or an archive is an export. */
export const Rate = (rateClass: 'exports' | 'reads') => SetMetadata(RATE_METADATA, rateClass);

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

export interface RatedRequest {
  readonly method: string;
  readonly isForm: boolean;
  readonly isSignedIn: boolean;
  /** What the route says of itself. */
  readonly declared: RateClass | undefined;
}

export function rateClassOf({ method, isForm, isSignedIn, declared }: RatedRequest): RateClass {
  const isRead = SAFE_METHODS.includes(method);
  if (!isSignedIn) return isRead ? 'public' : 'sign-in';
  if (declared !== undefined) return declared;
  if (isRead) return 'reads';
  return isForm ? 'uploads' : 'writes';
}

/** An IPv6 customer holds a whole /64: it counts as one address. */
export function networkOf(address: string): string {
  if (!address.includes(':') || /^::ffff:\d/i.test(address)) return address.replace(/^::ffff:/i, '');
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? [];
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? [] : Array.from({ length: 8 - front.length - back.length }, () => '0');
  const groups = [...front, ...gap, ...back].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
