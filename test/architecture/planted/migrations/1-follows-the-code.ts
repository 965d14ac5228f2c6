export { tasks } from '../src/modules/tasks/index.js';
