import { Module } from '@nestjs/common';
import { LiveController } from './live.controller.js';
import { OpenStreams } from './open-streams.js';

@Module({ controllers: [LiveController], providers: [OpenStreams] })
export class LiveModule {}
