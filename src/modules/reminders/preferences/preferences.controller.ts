import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { CurrentActor, type Actor } from '../../identity/index.js';
import { PreferencesDto, PreferencesView, RobotDto, RobotView } from './preferences.dto.js';
import { Preferences } from './preferences.service.js';
import { UnitRobot } from './unit-robot.service.js';

/** Who answers for what a unit posts in its group. */
const UNIT = { anyRole: ['unit_signer', 'liaison', 'supervisor'] };

@ApiTags('notices')
@Controller('notices')
export class PreferencesController {
  constructor(
    private readonly preferences: Preferences,
    private readonly robot: UnitRobot,
  ) {}

  @Get('preferences')
  @Access('signed-in')
  @ApiOkResponse({ type: PreferencesView })
  read(@CurrentActor() actor: Actor): Promise<PreferencesView> {
    return this.preferences.read(actor);
  }

  @Put('preferences')
  @Access('signed-in')
  @ApiOkResponse({ type: PreferencesView })
  async set(@Body() body: PreferencesDto, @CurrentActor() actor: Actor): Promise<PreferencesView> {
    await this.preferences.set(actor, body);
    return this.preferences.read(actor);
  }

  @Get('robot')
  @Access(UNIT)
  @ApiOkResponse({ type: RobotView })
  readRobot(@CurrentActor() actor: Actor): Promise<RobotView> {
    return this.robot.read(actor);
  }

  @Put('robot')
  @Access(UNIT)
  @ApiOkResponse({ type: RobotView })
  async setRobot(@Body() body: RobotDto, @CurrentActor() actor: Actor): Promise<RobotView> {
    await this.robot.set(actor, body);
    return this.robot.read(actor);
  }

  @Delete('robot')
  @Access(UNIT)
  @HttpCode(204)
  removeRobot(@CurrentActor() actor: Actor): Promise<void> {
    return this.robot.remove(actor);
  }

  @Post('robot/test')
  @Access(UNIT)
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The group shows a harmless line.' })
  testRobot(@CurrentActor() actor: Actor): Promise<void> {
    return this.robot.test(actor);
  }
}
