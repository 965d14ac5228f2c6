export { ORGANISATION_KINDS } from './administration/administration.dto.js';
export { lockOrganisation, subjectOf } from './administration/locked-organisation.js';
export { OrganisationChanges } from './administration/organisation-changes.service.js';
export { OrganisationQueries, type Duty, type NamedOrganisation } from './organisations.queries.js';
export { OrganisationsModule } from './organisations.module.js';
export { RegisterBody } from './register-body.service.js';
