export type { MeasuredTask } from './measured-task.js';
export {
  isDone,
  isIssued,
  isOpen,
  measureOf,
  METRIC_KEYS,
  METRICS,
  toMeasured,
  type Measured,
  type Metric,
  type MetricKey,
} from './metrics.js';
export {
  canBeExtended,
  extensionInflation,
  lifeOf,
  LONG_LIFE,
  problemLives,
  promisesKept,
  themeReturns,
  wasExtended,
  type ListedProblem,
  type ThemeReturn,
} from './years.js';
