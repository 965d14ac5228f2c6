import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { contextOf, CurrentActor, OVERSEEING_ROLES, UNIT_ROLES, type Actor } from '../../identity/index.js';
import { CountedTaskPage } from '../metrics/metrics.dto.js';
import {
  ChainCountsView,
  ChainsQuery,
  ExtensionRowsQuery,
  ListedProblemPage,
  ProblemChainPage,
  ProblemRowsQuery,
  YearFiguresView,
  YearsQuery,
} from './years.dto.js';
import { presentExtensions, presentLives, presentPromisesKept, presentThemes } from './years.presenter.js';
import { YearsQueries } from './years.queries.js';

const INSIDERS = { anyRole: [...OVERSEEING_ROLES, ...UNIT_ROLES], verb: 'reports:read' };

/** 跨年态势: what the years tell of a jurisdiction, over the bodies that the reader may see. */
@ApiTags('dashboard')
@Controller('years')
export class YearsController {
  constructor(private readonly queries: YearsQueries) {}

  @ApiOperation({ summary: '问题再现：各主题中以前年度也列过的机关占比' })
  @Get('themes')
  @Access(INSIDERS)
  @ApiOkResponse({ type: YearFiguresView, description: 'Themes that come back across bodies.' })
  async themes(@Query() query: YearsQuery, @CurrentActor() actor: Actor): Promise<YearFiguresView> {
    const day = this.queries.dayOf(query);
    return presentThemes(await this.queries.themes(contextOf(actor), query), { day, query });
  }

  @ApiOperation({ summary: '问题存续年数的分布' })
  @Get('lives')
  @Access(INSIDERS)
  @ApiOkResponse({ type: YearFiguresView, description: 'How long problems live; `mean` is in years.' })
  async lives(@Query() query: YearsQuery, @CurrentActor() actor: Actor): Promise<YearFiguresView> {
    const day = this.queries.dayOf(query);
    return presentLives(await this.queries.lives(contextOf(actor), query), { day, query });
  }

  @ApiOperation({ summary: '安排兑现率' })
  @Get('promises')
  @Access(INSIDERS)
  @ApiOkResponse({
    type: YearFiguresView,
    description: 'Plan items kept; the rows are those of /api/promises.',
  })
  async promises(@Query() query: YearsQuery, @CurrentActor() actor: Actor): Promise<YearFiguresView> {
    const day = this.queries.dayOf(query);
    return presentPromisesKept(await this.queries.promises(contextOf(actor), query), { day, query });
  }

  @ApiOperation({ summary: '各报告年度的延期率和平均延长天数' })
  @Get('extensions')
  @Access(INSIDERS)
  @ApiOkResponse({ type: YearFiguresView, description: 'Extension inflation; `mean` is in days added.' })
  async extensions(@Query() query: YearsQuery, @CurrentActor() actor: Actor): Promise<YearFiguresView> {
    const day = this.queries.dayOf(query);
    return presentExtensions(await this.queries.extensions(contextOf(actor), query), { day, query });
  }

  @ApiOperation({ summary: '某主题或某存续年数背后的问题' })
  @Get('problems')
  @Access(INSIDERS)
  @ApiOkResponse({ type: ListedProblemPage, description: 'The shortcomings behind a theme or an age.' })
  problems(@Query() query: ProblemRowsQuery, @CurrentActor() actor: Actor): Promise<ListedProblemPage> {
    return this.queries.problemsBehind(contextOf(actor), query);
  }

  @ApiOperation({ summary: '逐年反复列出的问题（年数多的在前）' })
  @Get('chains')
  @Access(INSIDERS)
  @ApiOkResponse({ type: ProblemChainPage, description: 'Problems listed again and again, year by year.' })
  chains(@Query() query: ChainsQuery, @CurrentActor() actor: Actor): Promise<ProblemChainPage> {
    return this.queries.chains(contextOf(actor), query);
  }

  @ApiOperation({ summary: '反复列出的问题的起止年度分布' })
  @Get('chains/counts')
  @Access(INSIDERS)
  @ApiOkResponse({ type: ChainCountsView, description: 'How many chains go from which year to which.' })
  async chainCounts(@Query() query: YearsQuery, @CurrentActor() actor: Actor): Promise<ChainCountsView> {
    const day = this.queries.dayOf(query);
    return { day, spans: await this.queries.chainCounts(contextOf(actor), query) };
  }

  @ApiOperation({ summary: '延期率背后的任务' })
  @Get('extensions/tasks')
  @Access(INSIDERS)
  @ApiOkResponse({ type: CountedTaskPage, description: 'The tasks behind the extensions.' })
  tasks(@Query() query: ExtensionRowsQuery, @CurrentActor() actor: Actor): Promise<CountedTaskPage> {
    return this.queries.tasksBehind(contextOf(actor), query);
  }
}
