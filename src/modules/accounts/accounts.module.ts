import { Module } from '@nestjs/common';
import { DirectoryOffices } from './grants/directory-offices.service.js';
import { GrantActs } from './grants/grant-acts.service.js';
import { GrantRole } from './grants/grant-role.service.js';
import { GrantsController } from './grants/grants.controller.js';
import { GrantQueries } from './grants/grants.queries.js';
import { RevokeGrant } from './grants/revoke-grant.service.js';
import { AccountActs } from './people/account-acts.service.js';
import { AccountsController } from './people/accounts.controller.js';
import { AccountQueries } from './people/accounts.queries.js';
import { ChangeAccount } from './people/change-account.service.js';
import { CreateAccount } from './people/create-account.service.js';
import { GiveFirstPassword } from './people/give-first-password.service.js';
import { SuspendAccount } from './people/suspend-account.service.js';
import { ErasePerson } from './personal-data/erase-person.service.js';
import { ExportOwnData } from './personal-data/export-own-data.service.js';
import { PersonalDataController } from './personal-data/personal-data.controller.js';

@Module({
  controllers: [AccountsController, GrantsController, PersonalDataController],
  providers: [
    AccountActs,
    AccountQueries,
    ChangeAccount,
    CreateAccount,
    DirectoryOffices,
    ErasePerson,
    ExportOwnData,
    GiveFirstPassword,
    GrantActs,
    GrantQueries,
    GrantRole,
    RevokeGrant,
    SuspendAccount,
  ],
  exports: [AccountQueries, ChangeAccount, CreateAccount, DirectoryOffices, SuspendAccount],
})
export class AccountsModule {}
