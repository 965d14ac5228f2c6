import { Module } from '@nestjs/common';
import { OrganisationsAdministrationController } from './administration/administration.controller.js';
import { OrganisationActs } from './administration/organisation-acts.service.js';
import { OrganisationChanges } from './administration/organisation-changes.service.js';
import { Reorganise } from './administration/reorganise.service.js';
import { OrganisationsController } from './organisations.controller.js';
import { UnitPeopleController } from './people/unit-people.controller.js';
import { UnitPeopleQueries } from './people/unit-people.queries.js';
import { RegisterBody } from './register-body.service.js';
import { OrganisationQueries } from './organisations.queries.js';

@Module({
  controllers: [OrganisationsController, OrganisationsAdministrationController, UnitPeopleController],
  providers: [
    OrganisationActs,
    OrganisationChanges,
    OrganisationQueries,
    RegisterBody,
    Reorganise,
    UnitPeopleQueries,
  ],
  exports: [OrganisationChanges, OrganisationQueries, RegisterBody],
})
export class OrganisationsModule {}
