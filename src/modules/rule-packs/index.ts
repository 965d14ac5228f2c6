export { RulePacksModule } from './rule-packs.module.js';
