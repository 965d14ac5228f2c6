import { Module } from '@nestjs/common';
import { DeadlineMovesController } from './deadline-moves.controller.js';
import { DeadlineQueries } from './deadlines.queries.js';
import { MoveDeadlines } from './move-deadlines.service.js';

@Module({ controllers: [DeadlineMovesController], providers: [DeadlineQueries, MoveDeadlines] })
export class DeadlineMovesModule {}
