import type { Page } from '../../../platform/http/page.js';
import { PROMISE_WORDS } from '../views/closure-words.js';
import { presentFigure } from '../views/present-figure.js';
import type { PromiseRecord } from './promises.queries.js';
import type { PromisePage, PromiseRow } from './promises.views.js';

export function presentPromises({ items, next }: Page<PromiseRecord>): PromisePage {
  return { items: items.map(presentPromise), next };
}

function presentPromise({ verdict, figures, orgPath: _path, seq: _seq, ...rest }: PromiseRecord): PromiseRow {
  return {
    ...rest,
    verdict: { code: verdict, text: PROMISE_WORDS[verdict] },
    figures: figures.map(presentFigure),
  };
}
