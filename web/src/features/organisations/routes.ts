import { ApartmentOutlined } from '../../elements/icons.js';
import type { Feature } from '../../app/feature.js';
import { organisationsSearchOf } from './organisations-search.js';

export const organisations: Feature = {
  name: 'organisations',
  pages: [
    {
      path: '/organisations',
      title: { 'zh-CN': '组织机构', en: 'Organisations' },
      load: () => import('./organisations-page.js').then((m) => m.OrganisationsPage),
      search: organisationsSearchOf,
      nav: {
        group: 'setup',
        icon: ApartmentOutlined,
        roles: ['system_admin', 'security_admin', 'audit_admin', 'supervisor'],
        key: 'o',
      },
    },
    {
      path: '/organisations/$organisationId',
      title: { 'zh-CN': '单位', en: 'Organisation' },
      load: () => import('./organisation-page.js').then((m) => m.OrganisationPage),
    },
  ],
};
