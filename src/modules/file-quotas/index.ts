export { FileQuotasModule } from './file-quotas.module.js';
export { FileQuotas } from './file-quotas.service.js';
