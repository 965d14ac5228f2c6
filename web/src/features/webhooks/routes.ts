import { ApiOutlined } from '../../elements/icons.js';
import type { Feature } from '../../app/feature.js';

export const webhooks: Feature = {
  name: 'webhooks',
  pages: [
    {
      path: '/webhooks',
      title: { 'zh-CN': '事件推送', en: 'Webhooks' },
      load: () => import('./webhooks-page.js').then((m) => m.WebhooksPage),
      nav: { group: 'setup', icon: ApiOutlined, roles: ['unit_signer', 'liaison', 'owner'], key: 'w' },
    },
    {
      path: '/webhooks/$webhookId',
      title: { 'zh-CN': '推送记录', en: 'Deliveries' },
      load: () => import('./deliveries-page.js').then((m) => m.DeliveriesPage),
    },
  ],
};
