import { join } from 'node:path';
import type { Clock } from '../clock.js';
import type { AppConfig } from '../config/config.js';
import type { FileStore } from './file-store.js';
import { LocalFileStore } from './local-file-store.js';
import { S3FileStore } from './s3-file-store.js';

/** The store that the configuration names; uploads on their way in lie on this machine either way. */
export function fileStoreFor({ dataDir, s3 }: Pick<AppConfig, 'dataDir' | 's3'>, clock: Clock): FileStore {
  const folder = join(dataDir, 'files');
  return s3 === null ? new LocalFileStore(folder, clock) : new S3FileStore(join(folder, 'incoming'), s3);
}
