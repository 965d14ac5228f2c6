import { UserOutlined } from '../../elements/icons.js';
import type { Feature } from '../../app/feature.js';

export const account: Feature = {
  name: 'account',
  pages: [
    {
      path: '/account',
      title: { 'zh-CN': '个人设置', en: 'My settings' },
      load: () => import('./account-page.js').then((m) => m.AccountPage),
      nav: { group: 'setup', icon: UserOutlined, key: 'u' },
    },
  ],
};
