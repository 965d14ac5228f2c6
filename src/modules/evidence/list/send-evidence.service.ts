import { Injectable, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FileStore, isPreviewable } from '../../../platform/files/index.js';
import { Problem } from '../../../platform/http/problem.js';
import { sendFile } from '../../../platform/http/send-file.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { requireReader } from '../acts/evidence.policy.js';
import { EvidenceQueries } from './evidence.queries.js';

/** Hands over the file of a piece of evidence, to those who may see it. */
@Injectable()
export class SendEvidence {
  constructor(
    private readonly queries: EvidenceQueries,
    private readonly files: FileStore,
  ) {}

  /** @param asked preview: shown in the browser where its kind can be shown without danger; else it is handed over to be saved */
  async run(
    actor: Actor,
    asked: { readonly id: string; readonly preview: boolean },
    http: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  ): Promise<StreamableFile | undefined> {
    const content = await this.queries.content(contextOf(actor), asked.id);
    requireReader(actor, content);
    const { sha256, fileName, mediaType, sizeBytes } = content;
    if (sha256 === null || fileName === null || mediaType === null || sizeBytes === null)
      throw new Problem('evidence.no-file');
    const isShown = asked.preview && isPreviewable(mediaType);
    return sendFile(this.files, { sha256, fileName, mediaType, sizeBytes, isShown }, http);
  }
}
