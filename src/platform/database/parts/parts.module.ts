import { Module } from '@nestjs/common';
import { KeepPartsHandler } from './keep-parts.handler.js';
import { Parts } from './parts.service.js';

/** Keeps the tables that grow for ever in parts of a year. */
@Module({ providers: [Parts, KeepPartsHandler], exports: [Parts] })
export class PartsModule {}
