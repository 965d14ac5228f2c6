import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { OrganisationsModule } from '../organisations/index.js';
import { DirectoryClientsController } from './clients/clients.controller.js';
import { DirectoryClients } from './clients/clients.service.js';
import { ListRun } from './lists/list-run.service.js';
import { ListsController } from './lists/lists.controller.js';
import { TakeOrganisations } from './lists/take-organisations.service.js';
import { TakePeople } from './lists/take-people.service.js';
import { AlignMembers } from './offices/align-members.service.js';
import { GroupOfficesController } from './offices/offices.controller.js';
import { GroupOffices } from './offices/offices.service.js';
import { KeepGroup } from './scim/keep-group.service.js';
import { KeepPerson } from './scim/keep-person.service.js';
import { ScimController } from './scim/scim.controller.js';
import { ScimGroupRows } from './scim/scim-groups.queries.js';
import { ScimGroups } from './scim/scim-groups.service.js';
import { ScimPeople } from './scim/scim-people.queries.js';
import { ScimUsers } from './scim/scim-users.service.js';

/** People and organisations from an office's own lists: by file, and kept in step by SCIM 2.0. */
@Module({
  imports: [AccountsModule, OrganisationsModule],
  controllers: [DirectoryClientsController, GroupOfficesController, ListsController, ScimController],
  providers: [
    AlignMembers,
    DirectoryClients,
    GroupOffices,
    KeepGroup,
    KeepPerson,
    ListRun,
    ScimGroupRows,
    ScimGroups,
    ScimPeople,
    ScimUsers,
    TakeOrganisations,
    TakePeople,
  ],
})
export class DirectoryModule {}
