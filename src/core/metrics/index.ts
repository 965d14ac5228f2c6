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
