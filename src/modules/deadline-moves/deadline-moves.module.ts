import { Module } from '@nestjs/common';
import { DeadlineMovesController } from './deadline-moves.controller.js';
import { DeadlineQueries } from './deadlines.queries.js';
import { LimitMovesController } from './limits/limit-moves.controller.js';
import { MoveLimits } from './limits/move-limits.service.js';
import { TableFilesController } from './tables/table-files.controller.js';
import { MoveDeadlines } from './move-deadlines.service.js';

@Module({
  controllers: [DeadlineMovesController, LimitMovesController, TableFilesController],
  providers: [DeadlineQueries, MoveDeadlines, MoveLimits],
})
export class DeadlineMovesModule {}
