import { join } from 'node:path';
import type { Clock } from '../clock.js';
import type { AppConfig } from '../config/config.js';
import { SecretKey } from '../secrets/index.js';
import { EncipheredFileStore } from './encryption/enciphered-file-store.js';
import type { WrappingKey } from './encryption/file-format.js';
import { KEY_BYTES, suiteOf } from './encryption/suites.js';
import type { FileStore } from './file-store.js';
import { LocalFileStore } from './local-file-store.js';
import { S3FileStore } from './s3-file-store.js';

export type FileStoreConfig = Pick<
  AppConfig,
  'dataDir' | 's3' | 'secretKey' | 'secretKeyPrevious' | 'fileEncryption'
>;

/**
 * The store that the configuration names; uploads on their way in lie on this machine either way. What was enciphered once is read
 * whether or not new files are enciphered.
 */
export function fileStoreFor(config: FileStoreConfig, clock: Clock): FileStore {
  const { dataDir, s3, fileEncryption } = config;
  const folder = join(dataDir, 'files');
  const inner =
    s3 === null ? new LocalFileStore(folder, clock) : new S3FileStore(join(folder, 'incoming'), s3);
  const isConfigured = config.secretKey !== null || fileEncryption !== null;
  if (!isConfigured) return inner;
  const { secretKeyPrevious } = config;
  const wrapping = [
    wrappingKeyOf(new SecretKey(config)),
    ...(secretKeyPrevious === null
      ? []
      : [wrappingKeyOf(new SecretKey({ dataDir, secretKey: secretKeyPrevious, secretKeyPrevious: null }))]),
  ];
  return new EncipheredFileStore(inner, {
    suite: fileEncryption === null ? null : suiteOf(fileEncryption),
    wrapping,
  });
}

const KEY_ID_BYTES = 8;

/** Keys of files are wrapped with a key that does nothing else. */
function wrappingKeyOf(secret: SecretKey): WrappingKey {
  const key = Buffer.concat([secret.forPurpose('files'), secret.forPurpose('files-authentication')]);
  return { id: secret.forPurpose('files-key-id').subarray(0, KEY_ID_BYTES), key: key.subarray(0, KEY_BYTES) };
}
