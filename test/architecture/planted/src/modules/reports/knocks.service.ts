export { tasks } from '../tasks/index.js';
