export { ClosuresModule } from './closures.module.js';
export { PROMISE_IN_FORCE } from './promises/promise-sql.js';
