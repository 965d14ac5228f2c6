import { KeyOutlined } from '../../elements/icons.js';
import type { Feature } from '../../app/feature.js';

export const tokens: Feature = {
  name: 'tokens',
  pages: [
    {
      path: '/tokens',
      title: { 'zh-CN': '系统令牌', en: 'Tokens' },
      load: () => import('./tokens-page.js').then((m) => m.TokensPage),
      nav: { group: 'setup', icon: KeyOutlined, roles: ['unit_signer', 'liaison', 'owner'], key: 'k' },
    },
  ],
};
