export { tasks } from '../../modules/tasks/index.js';
