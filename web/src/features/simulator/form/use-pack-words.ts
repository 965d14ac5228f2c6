import { useLanguage } from '../../../i18n/language.js';
import { rulePackName } from '../../../i18n/rule-packs.js';
import { useTexts } from '../../../i18n/texts.js';
import { simulatorTexts } from '../texts.js';

export interface PackWords {
  readonly pack: string;
  /** Null: nothing is compared. */
  readonly against: string | null;
  readonly title: string;
}

/** The rules of a simulation as people call them. */
export function usePackWords(of: {
  readonly pack: string | null;
  readonly against: string | null;
}): PackWords {
  const t = useTexts(simulatorTexts);
  const language = useLanguage();
  const pack = of.pack === null ? t.ownPack : rulePackName(of.pack, language);
  const against = of.against === null ? null : rulePackName(of.against, language);
  return { pack, against, title: against === null ? pack : t.versus(pack, against) };
}
