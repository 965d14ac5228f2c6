import { terms } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import { closureTexts } from '../closures/texts.js';
import { organisationTexts } from '../organisations/texts.js';
import { themeWords } from '../organisations/theme-words.js';
import { reviewTexts } from '../review/texts.js';
import { slipTexts } from '../slips/texts.js';
import type { RecordKind } from './records.js';
import { historyTexts } from './texts.js';

type Words = Readonly<Record<string, string>>;

const NONE: Words = {};

/** What the values of a field are called, each kind of record in the words of its own page. */
export function useValueWords(kind: RecordKind): (field: string) => Words {
  const history = useTexts(historyTexts);
  const common = useTexts(terms);
  const slip = useTexts(slipTexts);
  const review = useTexts(reviewTexts);
  const closure = useTexts(closureTexts);
  const organisation = useTexts(organisationTexts);
  const themes = useTexts(themeWords);
  const words: Readonly<Record<RecordKind, Readonly<Record<string, Words>>>> = {
    report: { state: review.reportStates },
    'report-item': { state: review.states, kind: review.kinds },
    'closure-check': { state: closure.states },
    slip: { state: slip.states, colour: slip.colours, ground: history.grounds },
    proposal: { state: slip.proposalStates, kind: slip.kinds },
    evidence: { kind: common.evidenceKinds, scan: history.scans, reviews: history.reviews },
    substitution: { roles: common.roles },
    handover: {},
    account: { offices: common.roles },
    organisation: { kind: organisation.kinds, level: organisation.levels, duties: themes },
  };
  return (field) => words[kind][field] ?? (kind === 'closure-check' ? judged(closure) : NONE);
}

/** Each answer and each recurrence of a check is a field of its own. */
const judged = ({ answers, recurrenceStates }: (typeof closureTexts)['zh-CN']): Words => ({
  ...answers,
  ...recurrenceStates,
});
