import { useLanguage, type Language } from './language.js';

type Text = string | ((...values: never[]) => string);
/** Words by name, in groups where there are many; a text that holds values is a function of them. */
export interface Catalogue {
  readonly [name: string]: Text | Catalogue;
}

/** The same names in every language: a text that is missing, or takes other values, is a type error. */
type SameNames<Chinese extends Catalogue> = {
  readonly [Name in keyof Chinese]: Chinese[Name] extends Catalogue
    ? SameNames<Chinese[Name]>
    : Chinese[Name] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : string;
};

export interface Texts<Names> {
  readonly 'zh-CN': Names;
  readonly en: Names;
}

/** The catalogue of a feature: `features/<name>/texts.ts`. Chinese is what is meant, English stands beside it. */
export function texts<const Chinese extends Catalogue>(
  chinese: Chinese,
  english: SameNames<Chinese>,
): Texts<SameNames<Chinese>> {
  return { 'zh-CN': chinese as unknown as SameNames<Chinese>, en: english };
}

/** @returns the texts in the language of the person */
export function useTexts<Names>(catalogue: Texts<Names>): Names {
  return catalogue[useLanguage() satisfies Language];
}
