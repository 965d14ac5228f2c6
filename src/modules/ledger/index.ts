export { LedgerModule } from './ledger.module.js';
export { MakeLedger } from './export/make-ledger.service.js';
export { readCsv } from './reading/read-csv.js';
