import type { FirstPage } from '../../app/feature.js';
import { ledgerSearchOf } from './ledger-search.js';
import { beginLedger } from './list/rows-query.js';

export const firstLedger: FirstPage = {
  path: '/ledger',
  load: () => import('./list/ledger-page.js').then((m) => m.LedgerPage),
  isPlain: true,
  search: ledgerSearchOf,
  begin: beginLedger,
};
