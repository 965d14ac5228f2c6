import { Module } from '@nestjs/common';
import { OrganisationsController } from './organisations.controller.js';
import { RegisterBody } from './register-body.service.js';
import { OrganisationQueries } from './organisations.queries.js';

@Module({
  controllers: [OrganisationsController],
  providers: [OrganisationQueries, RegisterBody],
  exports: [OrganisationQueries, RegisterBody],
})
export class OrganisationsModule {}
