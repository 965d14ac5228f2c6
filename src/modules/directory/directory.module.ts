import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { OrganisationsModule } from '../organisations/index.js';
import { ListRun } from './lists/list-run.service.js';
import { ListsController } from './lists/lists.controller.js';
import { TakeOrganisations } from './lists/take-organisations.service.js';
import { TakePeople } from './lists/take-people.service.js';

@Module({
  imports: [AccountsModule, OrganisationsModule],
  controllers: [ListsController],
  providers: [ListRun, TakeOrganisations, TakePeople],
})
export class DirectoryModule {}
