/** The environment, read once at start: everything wrong with it is told at once, in words, before anything runs. */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FILE_CIPHERS, isAvailable, type FileCipher } from '../files/encryption/suites.js';
import { isReachableEntry } from '../gateways/http/reachable-addresses.js';
import { EnvironmentReader, type Environment } from './environment-reader.js';
import { SECRET_FILE_NAMES, withSecretFiles } from './secret-files.js';
import { isNetwork } from './network.js';
import type { MailIn } from './mail-in.js';
import { OIDC_NAMES, readOidc, type OidcConfig } from './oidc.js';

export interface AppConfig {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** How people reach the console and the API, without a trailing slash; used in links of notices. */
  readonly publicUrl: string;
  /** Null: start the embedded PostgreSQL under `dataDir`. */
  readonly databaseUrl: string | null;
  /** The same server past a pooler that works by transactions; set, `databaseUrl` is taken to be such a pooler. */
  readonly databaseDirectUrl: string | null;
  /** A hot standby from which lists, boards and exports may be read. */
  readonly databaseReplicaUrl: string | null;
  /** Null: BullMQ runs on PostgreSQL. */
  readonly redisUrl: string | null;
  /** Folder of everything kept on this machine: embedded database, files, secrets. */
  readonly dataDir: string;
  /** Load the fictional demo into an empty database. */
  readonly demo: boolean;
  readonly logLevel: LogLevel;
  readonly uploadLimitBytes: number;
  /** What the files of one organisation may take up where nothing else is set for it; null: as many as there is room. */
  readonly fileQuotaBytes: number | null;
  /** Null: files lie in a folder under `dataDir`. */
  readonly s3: S3Config | null;
  readonly mail: MailConfig | null;
  /** Null: no letters are taken. */
  readonly mailIn: MailIn | null;
  /** The adapter that sends text messages; null: none are sent. */
  readonly sms: { readonly url: string; readonly token: string | null } | null;
  /** Networks and host names inside that webhooks and robots may reach; the public internet needs no entry. */
  readonly outgoingAllow: readonly string[];
  /** Most connections of this process to PostgreSQL for requests and handlers; the queue has a pool of its own. */
  readonly databasePoolSize: number;
  /** Statements that take at least so many milliseconds are told in the log; 0: none are. */
  readonly slowStatementMs: number;
  /** Where a worker shows its health and metrics; null: nowhere. */
  readonly workerPort: number | null;
  /** Where traces go, by OTLP over HTTP; null: nowhere. */
  readonly otlpEndpoint: string | null;
  /** How long a stopping process still answers after it said that it is leaving: as long as the load balancer takes to notice. */
  readonly drainSeconds: number;
  /** Hash of the chains of acts from now on; SM3 (GB/T 32905) needs a PostgreSQL with pgcrypto whose OpenSSL has it. */
  readonly auditHash: AuditHash;
  /** 32 bytes behind everything kept enciphered; null: made on first use and kept as a file under `dataDir`. */
  readonly secretKey: Buffer | null;
  /** Addresses and networks of proxies whose word counts for where a request comes from; of nobody else's. */
  readonly trustProxy: readonly string[];
  /** Null: people sign in with local accounts only. */
  readonly oidc: OidcConfig | null;
  /** The one of before, while what it enciphers is brought under the present one. */
  readonly secretKeyPrevious: Buffer | null;
  /** Of files that are kept from now on; null: as they are. */
  readonly fileEncryption: FileCipher | null;
  /** Of the limits in `platform/http/limits`, for offices where thousands share an address; 0: none. */
  readonly rateLimitPercent: number;
  readonly timeouts: HttpTimeouts;
  /** Mean lateness of the event loop over a second beyond which requests are refused, milliseconds; 0: never. */
  readonly lateLoopMs: number;
}

/** How long a client may take, milliseconds. */
export interface HttpTimeouts {
  /** Until the header is there. */
  readonly headersMs: number;
  /** Until the whole request is there, the largest upload on a slow line included. */
  readonly requestMs: number;
  /** Without a byte in either direction; a live stream sends one more often. */
  readonly idleMs: number;
}

export interface MailConfig {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  readonly url: string;
  readonly from: string;
}

/** A bucket of an S3-compatible store. */
export interface S3Config {
  readonly bucket: string;
  /** `https://minio.example.gov.cn:9000` */
  readonly endpoint: string;
  readonly region: string;
  /** The bucket in the path, as MinIO and Ceph want it; else in the host name, as OSS and OBS do. */
  readonly pathStyle: boolean;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const AUDIT_HASHES = ['sha256', 'sm3'] as const;
export type AuditHash = (typeof AUDIT_HASHES)[number];

/** Every name this program reads; `docker-compose.yml` may set no other (tested). */
export const ENVIRONMENT_NAMES = [
  'NODE_ENV',
  'HOST',
  'PORT',
  'PUBLIC_URL',
  'DATABASE_URL',
  'DATABASE_DIRECT_URL',
  'DATABASE_REPLICA_URL',
  'DATABASE_POOL_SIZE',
  'REDIS_URL',
  'DATA_DIR',
  'DEMO',
  'LOG_LEVEL',
  'UPLOAD_LIMIT_MB',
  'FILE_QUOTA_MB',
  'S3_BUCKET',
  'S3_ENDPOINT',
  'S3_REGION',
  'S3_ADDRESSING',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'SMTP_URL',
  'SMTP_FROM',
  'MAIL_IN',
  'OUTGOING_ALLOW',
  'SMS_URL',
  'SMS_TOKEN',
  'AUDIT_HASH',
  'DRAIN_SECONDS',
  'SLOW_STATEMENT_MS',
  'WORKER_PORT',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'TRUST_PROXY',
  'SECRET_KEY',
  'SECRET_KEY_FILE',
  ...OIDC_NAMES,
  'SECRET_KEY_PREVIOUS',
  'SECRET_KEY_PREVIOUS_FILE',
  'FILE_ENCRYPTION',
  'RATE_LIMIT_PERCENT',
  'HEADERS_TIMEOUT_SECONDS',
  'REQUEST_TIMEOUT_SECONDS',
  'IDLE_TIMEOUT_SECONDS',
  'LATE_LOOP_MS',
  ...SECRET_FILE_NAMES,
] as const;
type Name = (typeof ENVIRONMENT_NAMES)[number];
type Reader = EnvironmentReader<Name>;
export type { Environment };

/** Injection token of the configuration. */
export const CONFIG = Symbol('zhenggai:config');

/** Folder of package.json: where `seeds/` lies, from the sources as from the build. */
export const PROJECT_ROOT = findRoot(fileURLToPath(import.meta.url));

/** Semantic version of this program. */
export const PROGRAM_VERSION = (
  JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as { version: string }
).version;

function findRoot(from: string): string {
  const parent = dirname(from);
  return existsSync(join(parent, 'package.json')) || parent === from ? parent : findRoot(parent);
}

/** The one place that touches the environment of the process. */
export function processEnvironment(): Environment {
  return process.env;
}

export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`Configuration: ${faults.join('; ')}`);
  }
}

/** @throws ConfigError naming every faulty variable; values are not repeated, they may be secrets. */
export function loadConfig(env: Environment): AppConfig {
  const faults: string[] = [];
  const read: Reader = new EnvironmentReader(withSecretFiles(env, faults), faults);
  const production = read.text('NODE_ENV', 'development') === 'production';
  const port = read.integer('PORT', 3000, [0, 65_535]);
  const host = read.text('HOST', '127.0.0.1');
  const databaseUrl = read.database('DATABASE_URL');
  const smtpUrl = read.url('SMTP_URL', ['smtp:', 'smtps:']);
  const smsUrl = read.url('SMS_URL', ['http:', 'https:']);
  const config: AppConfig = {
    production,
    host,
    port,
    publicUrl: (
      read.url('PUBLIC_URL', ['http:', 'https:']) ??
      `http://${host === '0.0.0.0' ? 'localhost' : host}:${port}`
    ).replace(/\/$/, ''),
    databaseUrl,
    databaseDirectUrl: read.database('DATABASE_DIRECT_URL'),
    databaseReplicaUrl: read.url('DATABASE_REPLICA_URL', ['postgres:', 'postgresql:']),
    redisUrl: read.redis('REDIS_URL'),
    dataDir: read.text('DATA_DIR', '.data'),
    demo: read.flag('DEMO', !production && databaseUrl === null),
    logLevel: read.choice('LOG_LEVEL', LOG_LEVELS, production ? 'info' : 'warn'),
    uploadLimitBytes: read.integer('UPLOAD_LIMIT_MB', 50, [1, 1024]) * 1024 * 1024,
    fileQuotaBytes: read.integer('FILE_QUOTA_MB', 20_480, [0, 1_000_000_000]) * 1024 * 1024 || null,
    s3: readS3(read, faults),
    mail:
      smtpUrl === null ? null : { url: smtpUrl, from: read.text('SMTP_FROM', '整改 <zhenggai@localhost>') },
    mailIn: read.mailIn('MAIL_IN'),
    sms: smsUrl === null ? null : { url: smsUrl, token: read.text('SMS_TOKEN', '') || null },
    outgoingAllow: read.list('OUTGOING_ALLOW', isReachableEntry, 'networks (10.1.0.0/16) and host names'),
    databasePoolSize: read.integer('DATABASE_POOL_SIZE', 10, [2, 200]),
    slowStatementMs: read.integer('SLOW_STATEMENT_MS', 1000, [0, 600_000]),
    workerPort: read.integer('WORKER_PORT', 0, [0, 65_535]) || null,
    otlpEndpoint: read.url('OTEL_EXPORTER_OTLP_ENDPOINT', ['http:', 'https:']),
    drainSeconds: read.integer('DRAIN_SECONDS', 0, [0, 10]),
    auditHash: read.choice('AUDIT_HASH', AUDIT_HASHES, 'sha256'),
    secretKey: read.key('SECRET_KEY', 'SECRET_KEY_FILE'),
    trustProxy: read.list('TRUST_PROXY', isNetwork, 'addresses and networks (10.1.0.0/16)'),
    oidc: readOidc(read, faults),
    secretKeyPrevious: read.key('SECRET_KEY_PREVIOUS', 'SECRET_KEY_PREVIOUS_FILE'),
    fileEncryption: readFileEncryption(read, faults),
    rateLimitPercent: read.integer('RATE_LIMIT_PERCENT', 100, [0, 1_000_000]),
    timeouts: readTimeouts(read),
    lateLoopMs: read.integer('LATE_LOOP_MS', 500, [0, 60_000]),
  };
  if (production && config.demo) faults.push('DEMO must not be on in production');
  if (faults.length > 0) throw new ConfigError(faults);
  return Object.freeze(config);
}

/** Wanted and not to be had is a fault: nobody is to believe that files are enciphered. */
function readFileEncryption(read: Reader, faults: string[]): FileCipher | null {
  const wanted = read.choice('FILE_ENCRYPTION', ['off', ...FILE_CIPHERS] as const, 'off');
  if (wanted === 'off') return null;
  if (!isAvailable(wanted))
    faults.push(`FILE_ENCRYPTION=${wanted}: the OpenSSL of this Node does not have it`);
  return wanted;
}

function readTimeouts(read: Reader): HttpTimeouts {
  return {
    headersMs: read.integer('HEADERS_TIMEOUT_SECONDS', 15, [1, 120]) * 1000,
    requestMs: read.integer('REQUEST_TIMEOUT_SECONDS', 300, [1, 3600]) * 1000,
    idleMs: read.integer('IDLE_TIMEOUT_SECONDS', 120, [1, 3600]) * 1000,
  };
}

/** Set by its bucket: without one, files stay on this machine; with one, all the rest has to be there. */
function readS3(read: Reader, faults: string[]): S3Config | null {
  const bucket = read.text('S3_BUCKET', '');
  if (bucket === '') return null;
  const endpoint = read.url('S3_ENDPOINT', ['http:', 'https:']);
  const accessKeyId = read.text('S3_ACCESS_KEY_ID', '');
  const secretAccessKey = read.text('S3_SECRET_ACCESS_KEY', '');
  if (endpoint === null || accessKeyId === '' || secretAccessKey === '')
    faults.push('S3_BUCKET needs S3_ENDPOINT, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY beside it');
  return {
    bucket,
    endpoint: endpoint ?? '',
    region: read.text('S3_REGION', 'us-east-1'),
    pathStyle: read.choice('S3_ADDRESSING', ['path', 'host'] as const, 'path') === 'path',
    credentials: { accessKeyId, secretAccessKey },
  };
}
