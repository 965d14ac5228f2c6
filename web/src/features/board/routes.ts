import { BarChartOutlined } from '../../elements/icons.js';
import type { Feature } from '../../app/feature.js';
import { boardFiltersOf, rowsSearchOf } from './board-search.js';

export const board: Feature = {
  name: 'board',
  pages: [
    {
      path: '/board',
      title: { 'zh-CN': '看板', en: 'Dashboard' },
      load: () => import('./board-page.js').then((m) => m.BoardPage),
      search: boardFiltersOf,
      nav: {
        group: 'records',
        icon: BarChartOutlined,
        roles: ['supervisor', 'officer', 'line_leader', 'principal', 'unit_signer', 'liaison', 'owner'],
        key: 'b',
        onPhone: true,
      },
    },
    {
      path: '/ledger/behind',
      title: { 'zh-CN': '台账：看板数字', en: 'Ledger: a number' },
      load: () => import('./rows/rows-page.js').then((m) => m.RowsPage),
      search: rowsSearchOf,
    },
  ],
};
