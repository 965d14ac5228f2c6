import { FileWordOutlined } from '../../elements/icons.js';
import type { Feature } from '../../app/feature.js';

export const templates: Feature = {
  name: 'templates',
  pages: [
    {
      path: '/document-templates',
      title: { 'zh-CN': '文书模板', en: 'Templates' },
      load: () => import('./templates-page.js').then((m) => m.TemplatesPage),
      nav: { group: 'setup', icon: FileWordOutlined, roles: ['supervisor', 'officer'], key: 'm' },
    },
  ],
};
