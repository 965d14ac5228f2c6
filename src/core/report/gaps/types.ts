import type { ThemeCode } from '../../shared/themes.js';

/** An item that may take part in a link. */
export interface Linkable {
  readonly id: string;
  /** Verbatim, ordinal included. */
  readonly text: string;
  /** Units that the item names: `key` tells one from another, `name` is as printed. */
  readonly units: readonly { readonly key: string; readonly name: string }[];
}

/** Why a link is suggested, with what a reader needs to check it. */
export type LinkFeature =
  /** 共同用语: words of the field that both have. */
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** 同一主题, by code. */
  | { readonly kind: 'theme'; readonly themes: readonly ThemeCode[] }
  /** 问题与措施对应: the remedy fits the trouble on the same object. */
  | { readonly kind: 'remedy' }
  /** 同一单位. */
  | { readonly kind: 'unit'; readonly units: readonly string[] }
  /** 文字相近: character pairs, share of the shortcoming's rarest in per cent. */
  | { readonly kind: 'wording'; readonly percent: number }
  /** 序号对应: the same place in two lists of one length. */
  | { readonly kind: 'place'; readonly place: number };

/** A plan item that may answer a shortcoming. A person decides. */
export interface LinkSuggestion {
  readonly shortcomingId: string;
  readonly planItemId: string;
  /** 0..1. */
  readonly score: number;
  readonly features: readonly LinkFeature[];
}

/** Every kind of reason. */
export const LINK_FEATURE_KINDS = [
  'words',
  'theme',
  'remedy',
  'unit',
  'wording',
  'place',
] as const satisfies readonly LinkFeature['kind'][];
