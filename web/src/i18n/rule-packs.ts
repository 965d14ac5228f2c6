import type { Language } from './language.js';

const PLACES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  default: { 'zh-CN': '通用规则', en: 'General rules' },
  sanming: { 'zh-CN': '三明规则', en: 'Rules of Sanming' },
  suqian: { 'zh-CN': '宿迁规则', en: 'Rules of Suqian' },
  yinchuan: { 'zh-CN': '银川规则', en: 'Rules of Yinchuan' },
  guangyuan: { 'zh-CN': '广元规则', en: 'Rules of Guangyuan' },
};

/** 规则包 by its version, `yinchuan@1` → 银川规则（第1版）; the version itself where this console is older than the pack. */
export function rulePackName(version: string, language: Language): string {
  const [place = '', edition = ''] = version.split('@');
  const name = Object.hasOwn(PLACES, place) ? PLACES[place]?.[language] : undefined;
  if (name === undefined) return version;
  return language === 'zh-CN' ? `${name}（第${edition}版）` : `${name}, edition ${edition}`;
}
