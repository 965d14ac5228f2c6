import { HistoryOutlined } from '../../elements/icons.js';
import type { Feature } from '../../app/feature.js';
import { BUSINESS_ROLES } from '../../app/roles.js';
import { campaignSearch } from './campaigns/search.js';
import { chainsSearch } from './chains/search.js';
import { enteringSearch } from './entering/search.js';
import { promisesSearch } from './promises/search.js';
import { checkSearch, checksSearch } from './search.js';

export const closures: Feature = {
  name: 'closures',
  pages: [
    {
      path: '/closure-checks',
      title: { 'zh-CN': '上年整改核查', en: "Last year's problems" },
      load: () => import('./check-list-page.js').then((m) => m.CheckListPage),
      search: checksSearch,
      nav: { group: 'work', icon: HistoryOutlined, roles: BUSINESS_ROLES, key: 'y' },
    },
    {
      path: '/closure-checks/$checkId',
      title: { 'zh-CN': '上年整改核查', en: "Last year's problems" },
      load: () => import('./check-page.js').then((m) => m.CheckPage),
      search: checkSearch,
    },
    {
      path: '/campaigns',
      under: '/closure-checks',
      title: { 'zh-CN': '年度核查', en: 'Yearly campaigns' },
      load: () => import('./campaigns/campaign-list-page.js').then((m) => m.CampaignListPage),
    },
    {
      path: '/campaigns/$campaignId',
      title: { 'zh-CN': '年度核查', en: 'Yearly campaign' },
      load: () => import('./campaigns/campaign-page.js').then((m) => m.CampaignPage),
      search: campaignSearch,
    },
    {
      path: '/last-year-matters',
      title: { 'zh-CN': '补录上年事项', en: "Enter last year's matters" },
      load: () => import('./entering/enter-page.js').then((m) => m.EnterMattersPage),
      search: enteringSearch,
    },
    {
      path: '/promises',
      under: '/closure-checks',
      title: { 'zh-CN': '兑现账', en: 'Promises kept' },
      load: () => import('./promises/promises-page.js').then((m) => m.PromisesPage),
      search: promisesSearch,
    },
    {
      path: '/problem-chains',
      under: '/closure-checks',
      title: { 'zh-CN': '屡改屡犯', en: 'Listed again and again' },
      load: () => import('./chains/chains-page.js').then((m) => m.ChainsPage),
      search: chainsSearch,
    },
  ],
};
