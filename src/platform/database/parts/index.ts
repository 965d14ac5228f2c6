export { KeepParts } from './keep-parts.job.js';
export { PartsModule } from './parts.module.js';
export { Parts, type PartsKept } from './parts.service.js';
