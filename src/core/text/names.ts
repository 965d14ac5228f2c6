import { hanUnitsAt } from './characters.js';
import { COMMON_PAIRS } from './common-pairs.js';

const LENGTH = 4;
/** 县政府常务会议 names who decides, and not the matter. */
const DECIDING = /常务|党组|会议/;

/**
 * Runs of four characters none of whose neighbouring pairs stands in most reports: 超限超载, 死亡未退, 信用修复. Two texts that have
 * one in common call something by the same name, be it in no list.
 */
export function unlistedNamesIn(text: string): Set<string> {
  const names = new Set<string>();
  let telling = 0;
  for (let at = 1; at < text.length; at++) {
    const isRun = hanUnitsAt(text, at - 1) === 1 && hanUnitsAt(text, at) === 1;
    telling = isRun && !COMMON_PAIRS.has(text.slice(at - 1, at + 1)) ? telling + 1 : 0;
    if (telling < LENGTH - 1) continue;
    const name = text.slice(at - LENGTH + 1, at + 1);
    if (!DECIDING.test(name)) names.add(name);
  }
  return names;
}
