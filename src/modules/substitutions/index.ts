export { SubstitutionsModule } from './substitutions.module.js';
