import { Module } from '@nestjs/common';
import { SlipsModule } from '../slips/index.js';
import { BoardController } from './board/board.controller.js';
import { BoardQueries } from './board/board.queries.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { MetricsQueries } from './metrics/metrics.queries.js';

@Module({
  imports: [SlipsModule],
  controllers: [MetricsController, BoardController],
  providers: [MetricsQueries, BoardQueries],
})
export class DashboardModule {}
