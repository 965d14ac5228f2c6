import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { Actors } from './actors.service.js';
import { Authentication } from './authentication.service.js';
import { ChangePassword } from './change-password.service.js';
import { IdentityController } from './identity.controller.js';
import { IdentityRepository } from './identity.repository.js';
import { SignIn } from './sign-in.service.js';
import { Tokens } from './tokens.service.js';

@Module({
  controllers: [IdentityController],
  providers: [
    Actors,
    Authentication,
    ChangePassword,
    IdentityRepository,
    SignIn,
    Tokens,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [Actors, IdentityRepository],
})
export class IdentityModule {}
