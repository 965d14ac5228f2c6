import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { CurrentActor, type Actor } from '../../identity/index.js';
import { PreferencesDto, PreferencesView, RobotDto, RobotView } from './preferences.dto.js';
import { Preferences } from './preferences.service.js';
import { SetUnitRobot } from './set-unit-robot.service.js';
import { UnitRobot } from './unit-robot.service.js';

/** Who answers for what a unit posts in its group. */
const UNIT = { anyRole: ['unit_signer', 'liaison', 'supervisor'] };

@ApiTags('notices')
@Controller('notices')
export class PreferencesController {
  constructor(
    private readonly preferences: Preferences,
    private readonly robot: UnitRobot,
    private readonly setUnitRobot: SetUnitRobot,
  ) {}

  @ApiOperation({ summary: '本人的提醒设置' })
  @Get('preferences')
  @Access('signed-in')
  @ApiOkResponse({ type: PreferencesView })
  read(@CurrentActor() actor: Actor): Promise<PreferencesView> {
    return this.preferences.read(actor);
  }

  @ApiOperation({ summary: '设定提醒方式、静音和免打扰日期（整体替换）' })
  @Put('preferences')
  @Access('signed-in')
  @ApiOkResponse({ type: PreferencesView })
  async set(@Body() body: PreferencesDto, @CurrentActor() actor: Actor): Promise<PreferencesView> {
    await this.preferences.set(actor, body);
    return this.preferences.read(actor);
  }

  @ApiOperation({ summary: '本单位的群机器人' })
  @Get('robot')
  @Access(UNIT)
  @ApiOkResponse({ type: RobotView })
  readRobot(@CurrentActor() actor: Actor): Promise<RobotView> {
    return this.robot.read(actor);
  }

  @ApiOperation({ summary: '设定本单位的群机器人（取代原有的）' })
  @Put('robot')
  @Access(UNIT)
  @ApiOkResponse({ type: RobotView })
  async setRobot(@Body() body: RobotDto, @CurrentActor() actor: Actor): Promise<RobotView> {
    await this.setUnitRobot.set(actor, body);
    return this.robot.read(actor);
  }

  @ApiOperation({ summary: '撤除本单位的群机器人' })
  @Delete('robot')
  @Access(UNIT)
  @HttpCode(204)
  removeRobot(@CurrentActor() actor: Actor): Promise<void> {
    return this.setUnitRobot.remove(actor);
  }

  @ApiOperation({ summary: '由群机器人发送测试消息' })
  @Post('robot/test')
  @Access(UNIT)
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The group shows a harmless line.' })
  testRobot(@CurrentActor() actor: Actor): Promise<void> {
    return this.robot.test(actor);
  }
}
