import { AuditOutlined } from '../../elements/icons.js';
import type { Feature } from '../../app/feature.js';
import { auditSearchOf } from './audit-search.js';

export const audit: Feature = {
  name: 'audit',
  pages: [
    {
      path: '/audit',
      title: { 'zh-CN': '审计', en: 'Audit' },
      load: () => import('./audit-page.js').then((m) => m.AuditPage),
      search: auditSearchOf,
      nav: { group: 'records', icon: AuditOutlined, roles: ['audit_admin'], key: 'a' },
    },
  ],
};
