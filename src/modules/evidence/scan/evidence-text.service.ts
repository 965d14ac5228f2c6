import { Injectable } from '@nestjs/common';
import { FileStore } from '../../../platform/files/index.js';
import { MAX_SOURCE_BYTES, readSource } from '../../reports/index.js';
import type { EvidenceRow } from '../acts/evidence.repository.js';

/** What a piece of evidence says, as far as the machine can read it. */
@Injectable()
export class EvidenceText {
  constructor(private readonly files: FileStore) {}

  /** @returns empty for a reference without a file; null where there is a file and no text can be got out of it */
  async of({ sha256, sizeBytes }: EvidenceRow): Promise<string | null> {
    if (sha256 === null) return '';
    if (sizeBytes === null || sizeBytes > MAX_SOURCE_BYTES) return null;
    const source = readSource(await this.files.read(sha256));
    return source.ok ? source.value.text : null;
  }
}
