export { AccountsModule } from './accounts.module.js';
export { administratorOf, OPERATOR, type Administrator } from './administrator.js';
