import type { SlipColour } from '../warning/index.js';

/** 蓝 · 黄 · 橙 · 红, as printed on the slip. */
export const COLOUR_NAMES: Readonly<Record<SlipColour, string>> = {
  blue: '蓝',
  yellow: '黄',
  orange: '橙',
  red: '红',
};

/**
 * 青政办督〔2026〕3号（蓝）: the series counts all colours of an office and year together, the colour stands behind
 * (domain.md section 12).
 * @param prefix 机关代字 of the issuing office
 */
export function slipNumber(
  prefix: string,
  at: { readonly year: number; readonly n: number },
  colour: SlipColour,
) {
  return `${prefix}督〔${at.year}〕${at.n}号（${COLOUR_NAMES[colour]}）`;
}

/** 函 · 约谈 · 通报 have series of their own. */
const PROPOSAL_WORDS = { letter: '督函', interview: '约谈', bulletin: '通报' } as const;

export function proposalNumber(
  prefix: string,
  at: { readonly year: number; readonly n: number },
  kind: keyof typeof PROPOSAL_WORDS,
): string {
  return `${prefix}${PROPOSAL_WORDS[kind]}〔${at.year}〕${at.n}号`;
}
