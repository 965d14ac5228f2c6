import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3Client,
  S3ServiceException,
  type _Object,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { S3Config } from '../config/config.js';
import { Problem } from '../http/problem.js';
import type { FileDraft } from './file-draft.js';
import { addressOf, FileStore, isFileHash, type ByteRange, type StoredEntry } from './file-store.js';

/** The least that the protocol allows is 5 MiB; of each upload at most two parts are in memory at a time. */
const PART_BYTES = 8 * 1024 * 1024;
const PARTS_AT_A_TIME = 2;
const CONNECT_WITHIN_MS = 5_000;
const ANSWER_WITHIN_MS = 60_000;

/** A bucket of an S3-compatible store (MinIO, Ceph, OSS, OBS, COS …); drafts lie on this machine until they are whole. */
export class S3FileStore extends FileStore implements OnApplicationShutdown {
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor(draftFolder: string, { bucket, endpoint, region, pathStyle, credentials }: S3Config) {
    super(draftFolder);
    this.bucket = bucket;
    this.client = new S3Client({
      endpoint,
      region,
      credentials,
      forcePathStyle: pathStyle,
      // Checksums of their own on top of the signed body are an extension that few compatible stores know.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { connectionTimeout: CONNECT_WITHIN_MS, requestTimeout: ANSWER_WITHIN_MS },
    });
  }

  async keep(draft: FileDraft): Promise<void> {
    if ((await this.entry(draft.sha256)) !== null) return this.refresh(draft.sha256);
    await this.replace(draft);
  }

  async replace({ sha256, path }: FileDraft): Promise<void> {
    const at = this.placeOf(sha256);
    const upload = new Upload({
      client: this.client,
      params: { ...at, Body: createReadStream(path), ContentType: 'application/octet-stream' },
      partSize: PART_BYTES,
      queueSize: PARTS_AT_A_TIME,
      leavePartsOnError: false,
    });
    await upload.done().catch(unavailable);
  }

  async open(sha256: string, range?: ByteRange): Promise<Readable> {
    const Range = range === undefined ? undefined : `bytes=${range.start}-${range.end}`;
    const answer = await this.client
      .send(new GetObjectCommand({ ...this.placeOf(sha256), Range }))
      .catch(nullWhereMissing);
    if (answer?.Body === undefined) throw new Problem('file.missing', { sha256 });
    return answer.Body as Readable;
  }

  async entry(sha256: string): Promise<StoredEntry | null> {
    const head = await this.client.send(new HeadObjectCommand(this.placeOf(sha256))).catch(nullWhereMissing);
    if (head === null) return null;
    return { sha256, sizeBytes: head.ContentLength ?? 0, storedAt: head.LastModified ?? new Date(0) };
  }

  async *list(): AsyncIterable<StoredEntry> {
    let ContinuationToken: string | undefined;
    do {
      const page = await this.client
        .send(new ListObjectsV2Command({ Bucket: this.bucket, ContinuationToken }))
        .catch(unavailable);
      yield* (page.Contents ?? []).flatMap(toEntry);
      ContinuationToken = page.IsTruncated === true ? page.NextContinuationToken : undefined;
    } while (ContinuationToken !== undefined);
  }

  async remove(sha256: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand(this.placeOf(sha256))).catch(nullWhereMissing);
  }

  onApplicationShutdown(): void {
    this.client.destroy();
  }

  /** An object's age changes only by writing it: it is copied onto itself, inside the store. */
  private async refresh(sha256: string): Promise<void> {
    const at = this.placeOf(sha256);
    const CopySource = `${this.bucket}/${at.Key}`;
    await this.client
      .send(new CopyObjectCommand({ ...at, CopySource, MetadataDirective: 'REPLACE' }))
      .catch(unavailable);
  }

  private placeOf(sha256: string) {
    return { Bucket: this.bucket, Key: addressOf(sha256) };
  }
}

/** Nothing for what somebody else has put into the bucket. */
function toEntry({ Key = '', Size = 0, LastModified = new Date(0) }: _Object): StoredEntry[] {
  const sha256 = Key.split('/').at(-1) ?? '';
  const isOurs = isFileHash(sha256) && Key === addressOf(sha256);
  return isOurs ? [{ sha256, sizeBytes: Size, storedAt: LastModified }] : [];
}

/** Nothing there is an answer, a bucket that is not there is none. */
function nullWhereMissing(error: unknown): null {
  const isMissing =
    error instanceof S3ServiceException &&
    error.$metadata.httpStatusCode === 404 &&
    error.name !== 'NoSuchBucket';
  return isMissing ? null : unavailable(error);
}

function unavailable(error: unknown): never {
  throw new Problem('file.store-unavailable', { reason: error instanceof Error ? error.name : 'unknown' });
}
