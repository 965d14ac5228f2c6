import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type AnyRoute,
} from '@tanstack/react-router';
import { withAntd } from './antd/with-antd.js';
import { BrokenPage } from './broken-page.js';
import type { Page } from './feature.js';
import { firstSignIn } from '../features/sign-in/first.js';
import { FEATURES } from './features.js';
import { NoSuchPage } from './no-such-page.js';
import { Shell } from './shell/shell.js';

/** Pages within the shell come from the features; signing in stands outside it. */
export function newRouter() {
  const root = createRootRoute({ notFoundComponent: NoSuchPage, errorComponent: BrokenPage });
  const signIn = createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    validateSearch: (raw: Record<string, unknown>) => ({
      next: ownAddress(raw['next']),
      problem: problemCode(raw['problem']),
    }),
    component: lazyRouteComponent(async () => ({ Page: await firstSignIn.load() }), 'Page'),
  });
  const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });
  const pages = FEATURES.flatMap((feature) => feature.pages.map((page) => routeOf(page, shell)));
  return createRouter({
    routeTree: root.addChildren([signIn, shell.addChildren(pages)]),
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: BrokenPage,
    defaultNotFoundComponent: NoSuchPage,
  });
}

function routeOf({ path, load, isPlain, search, title }: Page, shell: AnyRoute): AnyRoute {
  const page = isPlain === true ? load : () => withAntd(load);
  return createRoute({
    getParentRoute: () => shell,
    path,
    staticData: { title, load: page },
    component: lazyRouteComponent(async () => ({ Page: await page() }), 'Page'),
    ...(search !== undefined && { validateSearch: search }),
  });
}

/** Only into this console: an address that leads elsewhere would let a letter send somebody anywhere after signing in. */
function ownAddress(next: unknown): string | undefined {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : undefined;
}

/** `noun.reason`, as the API leads back here with one. */
function problemCode(code: unknown): string | undefined {
  return typeof code === 'string' && /^[a-z-]{1,40}\.[a-z-]{1,40}$/.test(code) ? code : undefined;
}
