import { Module } from '@nestjs/common';
import { OrganisationsController } from './organisations.controller.js';
import { OrganisationQueries } from './organisations.queries.js';

@Module({
  controllers: [OrganisationsController],
  providers: [OrganisationQueries],
  exports: [OrganisationQueries],
})
export class OrganisationsModule {}
