import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { rulePack, RULE_PACKS } from '../../core/warning/index.js';
import { Access } from '../../platform/http/access.js';
import { Problem } from '../../platform/http/problem.js';
import { contextOf, CurrentActor, OVERSEEING_ROLES, UNIT_ROLES, type Actor } from '../identity/index.js';
import { ComparePacks } from './compare-packs.service.js';
import {
  ComparePacksQuery,
  PackComparison,
  PackView,
  SetLoadCapDto,
  SetPackDto,
  SettingsView,
} from './rule-packs.dto.js';
import { SetBody } from './set-body.service.js';

const SUPERVISOR = { anyRole: ['supervisor'] };
const READERS = { anyRole: [...OVERSEEING_ROLES, ...UNIT_ROLES], verb: 'tasks:read' };

/** 规则包 of localities, what another one would change, and which one a body issues under. */
@ApiTags('rule packs')
@Controller()
export class RulePacksController {
  constructor(
    private readonly comparePacks: ComparePacks,
    private readonly setBody: SetBody,
  ) {}

  @ApiOperation({ summary: '查询规则包' })
  @Get('rule-packs')
  @Access(READERS)
  @ApiOkResponse({ type: [PackView] })
  list(): PackView[] {
    return RULE_PACKS.map(({ version, source, judged, lights, slips, consequences }) => ({
      version,
      source,
      judged,
      lights,
      slips,
      consequences,
    }));
  }

  @ApiOperation({ summary: '推演换用规则包对现有任务的影响（不写入）' })
  @Get('rule-packs/comparison')
  @Access({ anyRole: OVERSEEING_ROLES })
  @ApiOkResponse({ type: PackComparison })
  compare(@Query() query: ComparePacksQuery, @CurrentActor() actor: Actor): Promise<PackComparison> {
    return this.comparePacks.run(actor, query);
  }

  @ApiOperation({ summary: '机关的各项设定及其历史' })
  @Get('organisations/:id/settings')
  @Access(READERS)
  @ApiOkResponse({ type: SettingsView })
  async settings(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<SettingsView> {
    return { items: await this.setBody.history(contextOf(actor), id) };
  }

  @ApiOperation({ summary: '设定机关适用的规则包（自指定日起，不得追溯）' })
  @Post('organisations/:id/rule-pack')
  @Access(SUPERVISOR)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: SettingsView })
  async setPack(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version, startsOn, reason }: SetPackDto,
    @CurrentActor() actor: Actor,
  ): Promise<SettingsView> {
    if (rulePack(version) === null) throw new Problem('setting.pack-unknown', { version });
    await this.setBody.run(actor, id, { name: 'rule-pack', value: { version }, startsOn, reason });
    return this.settings(id, actor);
  }

  @ApiOperation({ summary: '设定每季度报送负担上限（自指定日起，不得追溯）' })
  @Post('organisations/:id/reporting-load-cap')
  @Access(SUPERVISOR)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: SettingsView })
  async setLoadCap(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { perQuarter, startsOn, reason }: SetLoadCapDto,
    @CurrentActor() actor: Actor,
  ): Promise<SettingsView> {
    const value = { perQuarter };
    await this.setBody.run(actor, id, { name: 'reporting-load-cap', value, startsOn, reason });
    return this.settings(id, actor);
  }
}
