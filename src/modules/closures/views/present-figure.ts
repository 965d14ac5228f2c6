import { fulfilmentOf, type FigureComparison } from '../../../core/closure/index.js';
import type { PromisedFigureView } from './figure.views.js';

/** Also of checks read before the sentence and the kind of bound were kept. */
export function presentFigure(figure: FigureComparison): PromisedFigureView {
  const { clause = '', lessIsBetter = false, sentence = null } = figure as Partial<FigureComparison>;
  const { promised, reported, unit, met } = figure;
  const fulfilment = fulfilmentOf({ promised, reported, lessIsBetter });
  return { clause, promised, reported, unit, lessIsBetter, met, fulfilment, sentence };
}
