import { Injectable } from '@nestjs/common';
import { FileStore } from '../../../platform/files/index.js';
import { ReportReader } from '../../reports/index.js';
import type { EvidenceRow } from '../acts/evidence.repository.js';
import { holdsPictures, readWorkbookText } from './office-archive.js';

export interface MachineRead {
  readonly text: string;
  /** False: there is a part that the machine cannot read (a photograph, a scanned page). */
  readonly isComplete: boolean;
}

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** OOXML, OFD and OpenDocument are archives of parts. */
const ARCHIVED = /openxmlformats|opendocument|\/ofd$/;
const NOTHING_TO_READ: MachineRead = { text: '', isComplete: true };
const UNREADABLE: MachineRead = { text: '', isComplete: false };

/** What a piece of evidence says, as far as the machine can read it. */
@Injectable()
export class EvidenceText {
  constructor(
    private readonly files: FileStore,
    private readonly reader: ReportReader,
  ) {}

  async of({ sha256, sizeBytes, mediaType }: EvidenceRow): Promise<MachineRead> {
    if (sha256 === null || sizeBytes === null) return NOTHING_TO_READ;
    const type = mediaType ?? '';
    if (/^image\/(?!svg)/.test(type)) return UNREADABLE;
    const read = await this.read(type, { sha256, sizeBytes });
    if (read === null) return UNREADABLE;
    const isComplete = read.isComplete && !(ARCHIVED.test(type) && (await holdsPictures(this.files, sha256)));
    return { text: read.text, isComplete };
  }

  private async read(
    type: string,
    file: { readonly sha256: string; readonly sizeBytes: number },
  ): Promise<MachineRead | null> {
    if (type !== WORKBOOK) return this.reader.textOf(file);
    const text = await readWorkbookText(this.files, file.sha256);
    return text === null ? null : { text, isComplete: true };
  }
}
