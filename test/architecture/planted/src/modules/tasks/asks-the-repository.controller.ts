export { tasks } from './tasks.repository.js';
