import { Module } from '@nestjs/common';
import { OrganisationsAdministrationController } from './administration/administration.controller.js';
import { OrganisationActs } from './administration/organisation-acts.service.js';
import { Reorganise } from './administration/reorganise.service.js';
import { OrganisationsController } from './organisations.controller.js';
import { RegisterBody } from './register-body.service.js';
import { OrganisationQueries } from './organisations.queries.js';

@Module({
  controllers: [OrganisationsController, OrganisationsAdministrationController],
  providers: [OrganisationActs, OrganisationQueries, RegisterBody, Reorganise],
  exports: [OrganisationQueries, RegisterBody],
})
export class OrganisationsModule {}
