export { ActLinkOffersModule, ActLinksModule } from './act-links.module.js';
export type { OfferedLink } from './act-links.repository.js';
export { ActLinks } from './act-links.service.js';
export type { MatterName } from './matters/matter.js';
