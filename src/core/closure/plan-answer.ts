import {
  inProgress,
  isFirm,
  isMeasure,
  isOtherWork,
  isPlannedAgain,
  MAX_QUOTES,
  withoutMeasure,
  type Decision,
} from './decision.js';
import type { Evidence, Findings } from './evidence.js';
import { compareFigures } from './figure-comparison.js';
import { figuresOf } from './figures.js';
import { likeness, type Rarity } from './likeness.js';
import type { ItemProfile } from './profile.js';
import { promisesOf, productsIn, type Promised } from './promise.js';

/** Share of a promise's telling terms that the report must have to be about the same thing. */
const SAME_PRODUCT = 0.42;
const SAME_ACTIVITY = 0.45;
const SAME_ROUTINE = 0.7;
/** 办结率100%, 均按期: a routine carried out in full. */
const IN_FULL = /100%|全部(?:办结|办复|完成|按期)|均(?:已?按期|按时|办结|已办结)|全覆盖/;
const TENTATIVE = /探索|试点|初步|着手|启动|筹备|谋划/;

/** Answer for a plan item: kept only where every figure, product and activity it names is reported. */
export function decidePlan(item: ItemProfile, findings: Findings, rarity: Rarity): Decision {
  const promises = promisesOf(item);
  const compared = compareFigures(figuresOf(item.text), findings.done);
  const objections = { compared, listedAgain: false, plannedAgain: isPlannedAgain(findings) };
  const measures = findings.done.filter((evidence) => isMeasure(evidence) && !isOtherWork(evidence));
  if (measures.length === 0) return withoutMeasure(findings, objections);
  const firm = measures.filter(({ passage }) => isFirm(passage.assertion));
  const kept = compared.every(({ met }) => met) && isKept(promises, firm, rarity);
  const countsAgain = compared.length > 0;
  if (!kept || (objections.plannedAgain && !countsAgain)) return inProgress(measures, objections, kept);
  return {
    ...objections,
    answer: 'stated-closed',
    quoted: firm.slice(0, MAX_QUOTES),
    margin: objections.plannedAgain ? 0 : (firm[0]?.score ?? 0) - 0.42,
  };
}

function isKept(promises: readonly Promised[], firm: readonly Evidence[], rarity: Rarity): boolean {
  if (firm.length === 0) return false;
  const definite = promises.filter(({ kind }) => kind !== 'continuing');
  const wanted = definite.length > 0 ? definite : promises;
  return wanted.every((promise) => firm.some((evidence) => keeps(promise, evidence, rarity)));
}

function keeps(promise: Promised, { passage }: Evidence, rarity: Rarity): boolean {
  const { wording } = likeness(promise.profile, passage.profile, rarity, passage.contextTerms);
  switch (promise.kind) {
    case 'figure':
      return true;
    case 'product':
      return (
        wording >= SAME_PRODUCT &&
        hasProduct(
          promise,
          passage.text,
          passage.assertion.results.length + passage.assertion.closing.length > 0,
        )
      );
    case 'activity':
      return wording >= SAME_ACTIVITY && !TENTATIVE.test(passage.text);
    case 'continuing':
      return wording >= SAME_ROUTINE && IN_FULL.test(passage.text);
  }
}

/** The report has a thing of the same kind, and says that it exists now. */
function hasProduct(promise: Promised, text: string, hasResult: boolean): boolean {
  if (!hasResult || TENTATIVE.test(text)) return false;
  const reported = productsIn(text);
  return promise.products.length === 0 || promise.products.some((product) => reported.includes(product));
}
