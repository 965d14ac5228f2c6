export { OrganisationQueries, type Duty, type NamedOrganisation } from './organisations.queries.js';
export { OrganisationsModule } from './organisations.module.js';
export { RegisterBody } from './register-body.service.js';
