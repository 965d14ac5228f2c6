export { AddEvidence } from './acts/add-evidence.service.js';
export { EvidenceModule } from './evidence.module.js';
