import { ClusterOutlined } from '../../elements/icons.js';
import type { Feature } from '../../app/feature.js';

export const directories: Feature = {
  name: 'directories',
  pages: [
    {
      path: '/directories',
      title: { 'zh-CN': '目录对接', en: 'Directories' },
      load: () => import('./directories-page.js').then((m) => m.DirectoriesPage),
      nav: { group: 'setup', icon: ClusterOutlined, roles: ['security_admin', 'audit_admin'], key: 'd' },
    },
  ],
};
