export { DirectoryModule } from './directory.module.js';
export type { ListTakenView } from './lists/directory.dto.js';
export { TakeOrganisations } from './lists/take-organisations.service.js';
export { TakePeople } from './lists/take-people.service.js';
