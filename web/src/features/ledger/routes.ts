import { TableOutlined } from '../../elements/icons.js';
import type { Feature } from '../../app/feature.js';
import { BUSINESS_ROLES } from '../../app/roles.js';
import { firstLedger } from './first.js';

export const ledger: Feature = {
  name: 'ledger',
  pages: [
    {
      ...firstLedger,
      title: { 'zh-CN': '台账', en: 'Ledger' },
      nav: { group: 'work', icon: TableOutlined, roles: BUSINESS_ROLES, key: 'l', onPhone: true },
    },
    {
      path: '/ledger/bulk/$runId',
      title: { 'zh-CN': '批量办理', en: 'Bulk act' },
      load: () => import('./bulk/bulk-run-page.js').then((m) => m.BulkRunPage),
    },
    {
      path: '/ledger/import',
      title: { 'zh-CN': '导入', en: 'Import' },
      load: () => import('./exchange/import-page.js').then((m) => m.ImportPage),
    },
    {
      path: '/ledger/returns/$returnId',
      title: { 'zh-CN': '回传台账', en: 'Returned ledger' },
      load: () => import('./exchange/return-page.js').then((m) => m.ReturnPage),
    },
    {
      path: '/ledger/intakes/$intakeId',
      title: { 'zh-CN': '外来台账', en: 'Foreign ledger' },
      load: () => import('./exchange/intake-page.js').then((m) => m.IntakePage),
    },
  ],
};
