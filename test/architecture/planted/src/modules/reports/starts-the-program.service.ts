export { started } from '../../entrypoints/all.js';
