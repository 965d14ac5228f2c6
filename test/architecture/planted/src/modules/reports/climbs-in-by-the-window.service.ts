export { tasks } from '../tasks/tasks.repository.js';
