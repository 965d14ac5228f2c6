import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { IdentityModule } from '../identity/index.js';
import { AdmitPerson } from './admit-person.service.js';
import { AttemptCookie } from './attempt-cookie.js';
import { EndSessions } from './end-sessions.service.js';
import { IdentityProvider } from './identity-provider.js';
import { SingleSignOnController } from './single-sign-on.controller.js';

@Module({
  imports: [AccountsModule, IdentityModule],
  controllers: [SingleSignOnController],
  providers: [AdmitPerson, AttemptCookie, EndSessions, IdentityProvider],
})
export class SingleSignOnModule {}
