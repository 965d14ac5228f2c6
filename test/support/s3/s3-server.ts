import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { S3Config } from '../../../src/platform/config/config.js';
import { Objects, S3Fault } from './objects.js';
import { faultOfSignature } from './signature.js';

/** A failure that the store is told to have: for the next `times` requests that `method` and `matching` fit. */
interface Trouble {
  readonly method: string;
  readonly matching: RegExp;
  readonly fault: S3Fault | 'hang-up';
  times: number;
}

interface Request {
  readonly method: string;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}
type Reply = { status?: number; headers?: Record<string, string>; body?: Buffer | string };

const BUCKET = 'zhenggai-test';
const CREDENTIALS = { accessKeyId: 'test-key', secretAccessKey: 'test-secret' };
const PAGE = 2;
const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * An S3-compatible store in this process, for one bucket: it checks signatures (version 4), payload hashes and the rules of
 * multi-part uploads, pages its lists and answers errors as the protocol does.
 */
export class S3Server {
  readonly store = new Objects();
  /** `PUT ab/ab12…?partNumber=1`, in order. */
  readonly seen: string[] = [];
  private readonly troubles: Trouble[] = [];

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => void this.answer(request, response));
  }

  static async start(): Promise<S3Server> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new S3Server(server);
  }

  get config(): S3Config {
    const { port } = this.server.address() as AddressInfo;
    return {
      bucket: BUCKET,
      endpoint: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      pathStyle: true,
      credentials: CREDENTIALS,
    };
  }

  /** Has the next requests of this kind fail. */
  trouble(trouble: Trouble): void {
    this.troubles.push({ ...trouble });
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const body = await buffer(request);
      const asked = this.read(request, body);
      this.seen.push(`${asked.method} ${asked.key}?${asked.query.toString()}`);
      const trouble = this.troubleWith(asked);
      if (trouble === 'hang-up') return void request.socket.destroy();
      if (trouble !== null) throw trouble;
      const fault = faultOfSignature(request, body, CREDENTIALS);
      if (fault !== null) throw new S3Fault(403, fault);
      this.send(response, this.carryOut(asked));
    } catch (error) {
      if (!(error instanceof S3Fault)) return void request.socket.destroy();
      const body = `<?xml version="1.0"?><Error><Code>${error.code}</Code><Message>${error.code}</Message></Error>`;
      this.send(response, { status: error.status, body });
    }
  }

  private read(request: IncomingMessage, body: Buffer): Request {
    const url = new URL(request.url ?? '/', 'http://store');
    const [, bucket = '', ...key] = decodeURIComponent(url.pathname).split('/');
    if (bucket !== BUCKET) throw new S3Fault(404, 'NoSuchBucket');
    const { method = '', headers } = request;
    return { method, key: key.join('/'), query: url.searchParams, headers, body };
  }

  private troubleWith({ method, key, query }: Request): Trouble['fault'] | null {
    const address = `${key}?${query.toString()}`;
    const found = this.troubles.find(
      (one) => one.times > 0 && one.method === method && one.matching.test(address),
    );
    if (found === undefined) return null;
    found.times--;
    return found.fault;
  }

  private carryOut(asked: Request): Reply {
    const { method, query, key } = asked;
    if (method === 'PUT') return query.has('partNumber') ? this.putPart(asked) : this.putObject(asked);
    if (method === 'POST') return query.has('uploads') ? this.begin(asked) : this.complete(asked);
    if (method === 'DELETE') return this.delete(asked);
    if (key === '') return this.list(query);
    return this.get(asked);
  }

  private putObject({ key, headers, body }: Request): Reply {
    const source = headers['x-amz-copy-source'];
    if (source === undefined) return { headers: { etag: `"${this.store.put(key, body).etag}"` } };
    const from = decodeURIComponent(String(source))
      .replace(/^\//, '')
      .slice(BUCKET.length + 1);
    if (from === key && headers['x-amz-metadata-directive'] !== 'REPLACE')
      throw new S3Fault(400, 'InvalidRequest');
    const { etag } = this.store.put(key, this.store.get(from).bytes);
    return { body: `<CopyObjectResult><ETag>"${etag}"</ETag></CopyObjectResult>` };
  }

  private putPart({ query, body }: Request): Reply {
    const etag = this.store.addPart(query.get('uploadId') ?? '', Number(query.get('partNumber')), body);
    return { headers: { etag: `"${etag}"` } };
  }

  private begin({ key }: Request): Reply {
    const id = this.store.begin(key);
    return {
      body: `<InitiateMultipartUploadResult><Bucket>${BUCKET}</Bucket><Key>${escape(key)}</Key><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
    };
  }

  private complete({ query, body }: Request): Reply {
    const listed = [...body.toString().matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = '']) => ({
      number: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
      etag: /<ETag>(?:&quot;|")?([0-9a-f]+)/.exec(part)?.[1] ?? '',
    }));
    const { etag } = this.store.complete(query.get('uploadId') ?? '', listed);
    return {
      body: `<CompleteMultipartUploadResult><ETag>"${etag}"</ETag></CompleteMultipartUploadResult>`,
    };
  }

  private delete({ key, query }: Request): Reply {
    const upload = query.get('uploadId');
    if (upload === null) this.store.objects.delete(key);
    else this.store.abort(upload);
    return { status: 204 };
  }

  private get({ key, headers, method }: Request): Reply {
    const { bytes, etag, lastModified } = this.store.get(key);
    const always = { etag: `"${etag}"`, 'last-modified': lastModified.toUTCString() };
    const range = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '');
    if (method === 'HEAD') return { headers: { ...always, 'content-length': String(bytes.length) } };
    if (range === null) return { headers: always, body: bytes };
    const [start, end] = [Number(range[1]), range[2] === '' ? bytes.length - 1 : Number(range[2])];
    if (start >= bytes.length) throw new S3Fault(416, 'InvalidRange');
    const body = bytes.subarray(start, end + 1);
    const shown = `bytes ${start}-${start + body.length - 1}/${bytes.length}`;
    return { status: 206, headers: { ...always, 'content-range': shown }, body };
  }

  private list(query: URLSearchParams): Reply {
    const after = query.get('continuation-token') ?? '';
    const keys = [...this.store.objects.keys()].filter((key) => key > after).sort();
    const page = keys.slice(0, PAGE);
    const isTruncated = keys.length > PAGE;
    const contents = page.map((key) => {
      const { bytes, lastModified } = this.store.get(key);
      return `<Contents><Key>${escape(key)}</Key><Size>${bytes.length}</Size><LastModified>${lastModified.toISOString()}</LastModified></Contents>`;
    });
    const next = isTruncated ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
    return {
      body: `<ListBucketResult><IsTruncated>${isTruncated}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`,
    };
  }

  private send(response: ServerResponse, { status = 200, headers = {}, body = '' }: Reply): void {
    const type = typeof body === 'string' ? 'application/xml' : 'application/octet-stream';
    response.writeHead(status, { 'content-type': type, 'x-amz-request-id': 'test', ...headers });
    response.end(body);
  }
}
