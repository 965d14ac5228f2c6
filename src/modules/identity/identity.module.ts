import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { Actors } from './actors.service.js';
import { Authentication } from './authentication.service.js';
import { ChangePassword } from './change-password.service.js';
import { IdentityController } from './identity.controller.js';
import { IdentityRepository } from './identity.repository.js';
import { SecondFactor } from './second-factor/second-factor.service.js';
import { TotpSecrets } from './second-factor/totp-secrets.js';
import { InstallationOffice } from './installation-office.service.js';
import { OpenSession } from './sessions/open-session.service.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { Sessions } from './sessions/sessions.service.js';
import { Attempts } from './sign-in/attempts.js';
import { SignInRecord } from './sign-in/sign-in-record.js';
import { SignIn } from './sign-in.service.js';
import { Tokens } from './tokens.service.js';

@Module({
  controllers: [IdentityController, SessionsController],
  providers: [
    Actors,
    Attempts,
    Authentication,
    ChangePassword,
    IdentityRepository,
    InstallationOffice,
    OpenSession,
    SecondFactor,
    Sessions,
    SignIn,
    SignInRecord,
    Tokens,
    TotpSecrets,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [Actors, IdentityRepository, OpenSession, SignInRecord],
})
export class IdentityModule {}
