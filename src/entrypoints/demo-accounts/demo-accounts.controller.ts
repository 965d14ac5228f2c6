import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { holdsDemo } from '../../../seeds/demo/holds-demo.js';
import { DEMO_PASSWORD } from '../../../seeds/demo/load-directory.js';
import { DEMO_ACCOUNTS } from '../../../seeds/demo/welcome.js';
import { CONFIG, type AppConfig } from '../../platform/config/config.js';
import { Reader } from '../../platform/database/reader.js';
import { Access } from '../../platform/http/access.js';

export class DemoAccountView {
  @ApiProperty() login: string;
  @ApiProperty() displayName: string;
  @ApiProperty({ description: '职务' }) post: string;
  @ApiProperty({ description: 'What waits for this person in the demo (zh-CN).' }) what: string;
}

export class DemoAccountsView {
  @ApiProperty({ type: String, nullable: true, description: 'The same for all; null where there are none.' })
  password: string | null;
  @ApiProperty({ type: [DemoAccountView], description: 'Empty where this is not the demo.' })
  accounts: readonly DemoAccountView[];
}

/** Who a newcomer to the demo may be: what the sign-in page offers. */
@ApiTags('identity')
@Controller('demo-accounts')
export class DemoAccountsController {
  constructor(
    @Inject(CONFIG) private readonly config: AppConfig,
    private readonly reader: Reader,
  ) {}

  @ApiOperation({ summary: '演示环境可用的登录账号（非演示环境为空）' })
  @Get()
  @Access('public')
  @ApiOkResponse({ type: DemoAccountsView })
  async list(): Promise<DemoAccountsView> {
    const isDemo = this.config.demo && (await holdsDemo(this.reader));
    return isDemo ? { password: DEMO_PASSWORD, accounts: DEMO_ACCOUNTS } : { password: null, accounts: [] };
  }
}
