export { BodyNotices, type BodyNotice, type ToldBody } from './notices/body-notices.service.js';
export { SweepTasks } from './jobs/sweep-tasks.job.js';
export { WatchClock } from './jobs/watch-clock.job.js';
export { RemindersModule } from './reminders.module.js';
export {
  Simulation,
  type SimulatedReminder,
  type SimulationRequest,
} from './simulation/simulation.service.js';
export { SimulationTexts, type SpelledReminder } from './simulation/simulation-texts.queries.js';
export { Sweep } from './sweep/sweep.service.js';
export { toLightFacts, type TaskRow } from './sweep/sweep-row.js';
export { SweepRepository } from './sweep/sweep.repository.js';
