export { LAST_YEAR, THROUGH, type Recipe } from './generate.js';
export { load, OtherDataError, type Loaded, type LoadOptions } from './load.js';
