import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const CLOCK_SKEW_MS = 15 * 60_000;
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');
/** RFC 3986, as AWS encodes: everything but the unreserved characters. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * AWS Signature Version 4, as a store checks it.
 * @returns the error code of the protocol, null where the signature holds for this request and these bytes
 */
export function faultOfSignature(request: IncomingMessage, body: Buffer, keys: Keys): string | null {
  const signed = signedBy(request);
  if (signed === null) return 'AccessDenied';
  const { accessKeyId, day, region, service, end, signedHeaders, signature } = signed;
  if (accessKeyId !== keys.accessKeyId) return 'InvalidAccessKeyId';
  const at = header(request, 'x-amz-date');
  if (Math.abs(Date.now() - instantOf(at)) > CLOCK_SKEW_MS) return 'RequestTimeTooSkewed';
  const payload = header(request, 'x-amz-content-sha256');
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(body)) return 'XAmzContentSHA256Mismatch';
  const scope = `${day}/${region}/${service}/${end}`;
  const toSign = ['AWS4-HMAC-SHA256', at, scope, sha256(canonical(request, signedHeaders, payload))].join(
    '\n',
  );
  const key = [region, service, end].reduce(
    (last, part) => hmac(last, part),
    hmac(`AWS4${keys.secretAccessKey}`, day),
  );
  const isOurs = timingSafeEqual(hmac(key, toSign), Buffer.from(signature, 'hex'));
  return isOurs && signedHeaders.split(';').includes('host') ? null : 'SignatureDoesNotMatch';
}

/** The parts of the Authorization header; null where it is of another kind. */
function signedBy(request: IncomingMessage) {
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    );
  if (match === null) return null;
  const [, credential = '', signedHeaders = '', signature = ''] = match;
  const [accessKeyId = '', day = '', region = '', service = '', end = ''] = credential.split('/');
  return { accessKeyId, day, region, service, end, signedHeaders, signature };
}

function header(request: IncomingMessage, name: string): string {
  return request.headers[name]?.toString() ?? '';
}

function canonical(request: IncomingMessage, signedHeaders: string, payload: string): string {
  const url = new URL(request.url ?? '/', 'http://store');
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const headers = signedHeaders
    .split(';')
    .map((name) => `${name}:${header(request, name).trim().replace(/ +/g, ' ')}\n`)
    .join('');
  return [request.method, url.pathname, query, headers, signedHeaders, payload].join('\n');
}

function instantOf(at: string): number {
  return Date.parse(at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}
