import { Injectable, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FileStore } from '../../../platform/files/index.js';
import { sendFile } from '../../../platform/http/send-file.js';
import { DOCX } from '../docx.js';
import type { MadeDocument } from './make-document.service.js';

/** Hands over a document that was made, to be saved. */
@Injectable()
export class SendDocument {
  constructor(private readonly files: FileStore) {}

  run(
    { sha256, sizeBytes, fileName }: Omit<MadeDocument, 'id'>,
    http: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  ): Promise<StreamableFile | undefined> {
    const file = { sha256, sizeBytes, fileName, mediaType: DOCX, isShown: false, isMade: true };
    return sendFile(this.files, file, http);
  }
}
