export { SweepTasks } from './jobs/sweep-tasks.job.js';
export { RemindersModule } from './reminders.module.js';
