export { FileSweepModule } from './file-sweep.module.js';
export { SweepStoredFiles } from './sweep-files.job.js';
export { SweepFiles, type FileSweep } from './sweep-files.service.js';
