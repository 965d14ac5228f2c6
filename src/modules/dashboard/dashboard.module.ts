import { Module } from '@nestjs/common';
import { SlipsModule } from '../slips/index.js';
import { BoardController } from './board/board.controller.js';
import { BoardQueries } from './board/board.queries.js';
import { LowerLevelsController } from './lower-levels/lower-levels.controller.js';
import { LowerLevelQueries } from './lower-levels/lower-levels.queries.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { MetricsQueries } from './metrics/metrics.queries.js';
import { StandingController } from './standing/standing.controller.js';
import { StandingQueries } from './standing/standing.queries.js';
import { CheckTallyHandler, FoldTallyHandler } from './tally/tally.handlers.js';
import { Tally } from './tally/tally.service.js';
import { YearsController } from './years/years.controller.js';
import { YearsQueries } from './years/years.queries.js';

@Module({
  imports: [SlipsModule],
  controllers: [
    ...[MetricsController, StandingController, BoardController, YearsController],
    LowerLevelsController,
  ],
  providers: [
    ...[MetricsQueries, StandingQueries, BoardQueries, YearsQueries, LowerLevelQueries],
    ...[Tally, FoldTallyHandler, CheckTallyHandler],
  ],
})
export class DashboardModule {}
