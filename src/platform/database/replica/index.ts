export { ListReader } from './list-reader.service.js';
export { readLogPosition } from './log-position.js';
export { READ_MARK } from './read-marks.js';
export { Standby } from './standby.service.js';
