export { detectFile, isPreviewable, type DetectedFile } from './detect-file.js';
export type { FileDraft } from './file-draft.js';
export { FileStore, type ByteRange, type StoredEntry, type StoredFile } from './file-store.js';
export { EncipheredFileStore, type Rewrapped } from './encryption/enciphered-file-store.js';
export { FILE_CIPHERS, type FileCipher } from './encryption/suites.js';
export { fileStoreFor } from './file-store-for.js';
export { LocalFileStore } from './local-file-store.js';
export { printableFileName } from './file-name.js';
export { S3FileStore } from './s3-file-store.js';
