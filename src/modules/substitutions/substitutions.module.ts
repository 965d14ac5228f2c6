import { Module } from '@nestjs/common';
import { AppointSubstitute } from './appoint-substitute.service.js';
import { RevokeSubstitution } from './revoke-substitution.service.js';
import { SubstitutionsController } from './substitutions.controller.js';
import { SubstitutionQueries } from './substitutions.queries.js';

@Module({
  controllers: [SubstitutionsController],
  providers: [AppointSubstitute, RevokeSubstitution, SubstitutionQueries],
})
export class SubstitutionsModule {}
