export type { Kept } from '../../core/report/keeps-to-itself.js';
