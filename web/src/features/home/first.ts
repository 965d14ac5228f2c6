import type { FirstPage } from '../../app/feature.js';
import { beginHome } from './queries.js';

export const firstHome: FirstPage = {
  path: '/',
  load: () => import('./home-page.js').then((m) => m.HomePage),
  isPlain: true,
  begin: beginHome,
};
