export { AccountsModule } from './accounts.module.js';
export { administratorOf, directoryOf, OPERATOR, type Administrator } from './administrator.js';
export { DirectoryOffices, type DirectoryOffice } from './grants/directory-offices.service.js';
export { ChangeAccount } from './people/change-account.service.js';
export { CreateAccount, type NewPerson } from './people/create-account.service.js';
export { SuspendAccount } from './people/suspend-account.service.js';
export { LOGIN_PATTERN } from './people/accounts.dto.js';
