import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig } from './config.js';

describe('loadConfig', () => {
  it('runs on nothing: embedded database, queue on PostgreSQL, demo on', () => {
    expect(loadConfig({})).toMatchObject({ databaseUrl: null, redisUrl: null, demo: true, port: 3000 });
  });

  it('loads no demo into a server of somebody', () => {
    expect(loadConfig({ DATABASE_URL: 'postgres://db/zhenggai' }).demo).toBe(false);
  });

  it('takes Redis as one server, as a cluster or behind sentinels', () => {
    const cluster = 'cluster:redis://a:7000,redis://b:7001';
    expect(loadConfig({ REDIS_URL: cluster }).redisUrl).toBe(cluster);
    expect(() => loadConfig({ REDIS_URL: 'http://:secret@a' })).toThrow(
      /^Configuration: REDIS_URL: Redis must be redis:/,
    );
  });

  it('keeps files in a bucket where one is named whole, else on this machine', () => {
    const bucket = {
      S3_BUCKET: 'files',
      S3_ENDPOINT: 'https://s3.example:9000',
      S3_ACCESS_KEY_ID: 'id',
      S3_SECRET_ACCESS_KEY: 'secret',
    };
    expect(loadConfig({}).s3).toBeNull();
    expect(loadConfig(bucket).s3).toEqual({
      bucket: 'files',
      endpoint: 'https://s3.example:9000',
      region: 'us-east-1',
      pathStyle: true,
      credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
    });
    expect(loadConfig({ ...bucket, S3_ADDRESSING: 'host' }).s3?.pathStyle).toBe(false);
    expect(() => loadConfig({ S3_BUCKET: 'files' })).toThrow(/S3_BUCKET needs S3_ENDPOINT/);
  });

  it('takes letters where it is told to listen, and reaches inside where it is told to', () => {
    const listens = loadConfig({
      MAIL_IN: 'smtp://0.0.0.0:2525/Jindu@qy.example',
      OUTGOING_ALLOW: '10.0.0.0/8, oa.qy.example',
    });
    expect(listens.mailIn).toEqual({ host: '0.0.0.0', port: 2525, mailbox: 'jindu', domain: 'qy.example' });
    expect(listens.outgoingAllow).toEqual(['10.0.0.0/8', 'oa.qy.example']);
    expect(() => loadConfig({ MAIL_IN: 'smtp://0.0.0.0/jindu' })).toThrow(/MAIL_IN must look like/);
    expect(() => loadConfig({ OUTGOING_ALLOW: '10.0.0.0/99' })).toThrow(/OUTGOING_ALLOW must be networks/);
  });

  it('takes the secret key in base64, as digits or from a file, and refuses another length', () => {
    const key = Buffer.alloc(32, 5);
    expect(loadConfig({}).secretKey).toBeNull();
    for (const text of [key.toString('hex'), key.toString('base64')])
      expect(loadConfig({ SECRET_KEY: text }).secretKey).toEqual(key);
    expect(() => loadConfig({ SECRET_KEY: 'short' })).toThrow(/SECRET_KEY must be 32 bytes/);
    expect(() => loadConfig({ SECRET_KEY_FILE: '/nowhere/key' })).toThrow(/SECRET_KEY_FILE names a file/);
  });

  it('takes every secret from a file, once, and tells nothing of what is in it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhenggai-secrets-'));
    const fileOf = (name: string, content: string) => {
      writeFileSync(join(folder, name), `${content}\n`);
      return join(folder, name);
    };
    const files = {
      DATABASE_URL_FILE: fileOf('db', 'postgres://u:geheim@db/zhenggai'),
      REDIS_URL_FILE: fileOf('redis', 'redis://:geheim@redis'),
      SMTP_URL_FILE: fileOf('smtp', 'smtps://u:geheim@mail'),
      S3_ACCESS_KEY_ID_FILE: fileOf('id', 'id'),
      S3_SECRET_ACCESS_KEY_FILE: fileOf('key', 'geheim'),
      SMS_TOKEN_FILE: fileOf('sms', 'geheim'),
    };
    const around = { S3_BUCKET: 'b', S3_ENDPOINT: 'https://s3.example', SMS_URL: 'https://sms.example' };
    expect(loadConfig({ ...around, ...files })).toMatchObject({
      databaseUrl: 'postgres://u:geheim@db/zhenggai',
      redisUrl: 'redis://:geheim@redis',
      mail: { url: 'smtps://u:geheim@mail' },
      s3: { credentials: { accessKeyId: 'id', secretAccessKey: 'geheim' } },
      sms: { token: 'geheim' },
    });
    expect(() => loadConfig({ ...files, REDIS_URL: 'redis://other:geheim@r' })).toThrow(
      /^Configuration: set either REDIS_URL or REDIS_URL_FILE, not both$/,
    );
    expect(() => loadConfig({ SMS_TOKEN_FILE: join(folder, 'none') })).toThrow(/SMS_TOKEN_FILE names a file/);
    expect(() => loadConfig({ DATABASE_URL_FILE: fileOf('bad', 'mysql://u:geheim@h') })).toThrow(
      /^(?!.*geheim).*DATABASE_URL must be/,
    );
    rmSync(folder, { recursive: true });
  });

  it('believes proxies by address only', () => {
    expect(loadConfig({}).trustProxy).toEqual([]);
    expect(loadConfig({ TRUST_PROXY: '10.1.0.0/16, ::1' }).trustProxy).toEqual(['10.1.0.0/16', '::1']);
    for (const wrong of ['true', 'proxy.example', '10.1.0.0/33', '*'])
      expect(() => loadConfig({ TRUST_PROXY: wrong })).toThrow(/TRUST_PROXY must be addresses/);
  });

  it('knows a directory by its issuer, with what its groups give', () => {
    const directory = {
      OIDC_ISSUER: 'https://id.qy.example',
      OIDC_CLIENT_ID: 'zhenggai',
      OIDC_CLIENT_SECRET: 'secret',
      OIDC_GROUPS: '{"CN=督查室,OU=县府办": "officer@/yh/qy/", "联络员": "liaison"}',
    };
    expect(loadConfig({}).oidc).toBeNull();
    expect(loadConfig(directory).oidc?.groups).toEqual({
      'CN=督查室,OU=县府办': { role: 'officer', path: '/yh/qy/' },
      联络员: { role: 'liaison', path: null },
    });
    expect(() => loadConfig({ ...directory, OIDC_CLIENT_SECRET: '' })).toThrow(/OIDC_ISSUER needs/);
    expect(() => loadConfig({ ...directory, OIDC_ISSUER: 'http://id.qy.example' })).toThrow(/must be https/);
    for (const groups of ['督查室=officer', '[]', '{"a": "officer@yh"}'])
      expect(() => loadConfig({ ...directory, OIDC_GROUPS: groups })).toThrow(/OIDC_GROUPS must be JSON/);
  });

  it('tells every fault at once and no value', () => {
    const load = () =>
      loadConfig({
        PORT: 'eighty',
        DATABASE_URL: 'mysql://u:secret@h/d',
        LOG_LEVEL: 'loud',
        NODE_ENV: 'production',
        DEMO: 'on',
      });
    expect(load).toThrow(ConfigError);
    try {
      load();
    } catch (error) {
      const { faults, message } = error as ConfigError;
      expect(faults.map((f) => f.split(' ')[0])).toEqual(
        ['PORT', 'DATABASE_URL', 'LOG_LEVEL', 'DEMO'].sort(byOrderOf(faults)),
      );
      expect(message).not.toContain('secret');
    }
  });
});

function byOrderOf(faults: readonly string[]) {
  const place = (name: string) => faults.findIndex((f) => f.startsWith(name));
  return (a: string, b: string) => place(a) - place(b);
}
