import { Injectable, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FileStore } from '../../../platform/files/index.js';
import { sendFile } from '../../../platform/http/send-file.js';
import type { MadeDocument } from './make-document.service.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Hands over a document that was made, to be saved. */
@Injectable()
export class SendDocument {
  constructor(private readonly files: FileStore) {}

  run(
    { sha256, sizeBytes, fileName }: Omit<MadeDocument, 'id'>,
    http: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  ): Promise<StreamableFile | undefined> {
    return sendFile(this.files, { sha256, sizeBytes, fileName, mediaType: DOCX, isShown: false }, http);
  }
}
