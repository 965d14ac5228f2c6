import { Module } from '@nestjs/common';
import { SweepFilesHandler } from './sweep-files.handler.js';
import { SweepFiles } from './sweep-files.service.js';

/** Keeps the file store free of what nothing refers to. */
@Module({ providers: [SweepFiles, SweepFilesHandler], exports: [SweepFiles] })
export class FileSweepModule {}
