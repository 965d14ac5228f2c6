import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { holdsDemo } from '../../../seeds/demo/holds-demo.js';
import { CONFIG, type AppConfig } from '../../platform/config/config.js';
import { Reader } from '../../platform/database/reader.js';
import { Access } from '../../platform/http/access.js';
import { LANDING_POLICY, landingPage } from './landing-page.js';

/** The address itself, for whoever opens it in a browser. */
@ApiExcludeController()
@Controller()
export class LandingController {
  constructor(
    @Inject(CONFIG) private readonly config: AppConfig,
    private readonly reader: Reader,
  ) {}

  @Get('/')
  @Access('public')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', LANDING_POLICY)
  async show(): Promise<string> {
    return landingPage(this.config.demo && (await holdsDemo(this.reader)));
  }
}
