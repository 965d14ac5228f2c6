import { HistoryOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.js';
import { checkSearch, checksSearch } from './search.js';

export const closures: Feature = {
  name: 'closures',
  pages: [
    {
      path: '/closure-checks',
      title: { 'zh-CN': '上年整改核查', en: "Last year's problems" },
      load: () => import('./check-list-page.js').then((m) => m.CheckListPage),
      search: checksSearch,
      nav: { group: 'work', icon: HistoryOutlined, key: 'y' },
    },
    {
      path: '/closure-checks/$checkId',
      title: { 'zh-CN': '上年整改核查', en: "Last year's problems" },
      load: () => import('./check-page.js').then((m) => m.CheckPage),
      search: checkSearch,
    },
  ],
};
