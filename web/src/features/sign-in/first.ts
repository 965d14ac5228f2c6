import type { FirstPage } from '../../app/feature.js';

export const firstSignIn: FirstPage = {
  path: '/sign-in',
  load: () => import('./sign-in-page.js').then((m) => m.SignInPage),
  isPlain: true,
};
