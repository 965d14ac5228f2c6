export { DashboardModule } from './dashboard.module.js';
export { CheckTally, FoldTally } from './tally/tally.jobs.js';
export { Tally, type TallyDrift } from './tally/tally.service.js';
