import { TeamOutlined } from '../../elements/icons.js';
import type { Feature } from '../../app/feature.js';
import { accountsSearchOf } from './accounts-search.js';

export const accounts: Feature = {
  name: 'accounts',
  pages: [
    {
      path: '/accounts',
      title: { 'zh-CN': '人员与岗位', en: 'People and offices' },
      load: () => import('./accounts-page.js').then((m) => m.AccountsPage),
      search: accountsSearchOf,
      nav: { group: 'setup', icon: TeamOutlined, roles: ['security_admin', 'audit_admin'], key: 'p' },
    },
    {
      path: '/accounts/$accountId',
      title: { 'zh-CN': '人员', en: 'Person' },
      load: () => import('./account-page.js').then((m) => m.PersonPage),
    },
  ],
};
