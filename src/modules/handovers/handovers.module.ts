import { Module } from '@nestjs/common';
import { HandOver } from './hand-over.service.js';
import { HandoversController } from './handovers.controller.js';
import { HandoverQueries } from './handovers.queries.js';

@Module({ controllers: [HandoversController], providers: [HandOver, HandoverQueries] })
export class HandoversModule {}
