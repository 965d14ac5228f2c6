import type { RulePack } from '../rule-pack.js';
import { DEFAULT_PACK } from './default-pack.js';
import {
  GUANGYUAN_PACK,
  GUANGYUAN_PACK_2,
  SANMING_PACK,
  SUQIAN_PACK,
  YINCHUAN_PACK,
  YINCHUAN_PACK_2,
} from './local-packs.js';

/** Every version ever published, the default first. */
export const RULE_PACKS: readonly RulePack[] = [
  DEFAULT_PACK,
  SANMING_PACK,
  SUQIAN_PACK,
  YINCHUAN_PACK,
  YINCHUAN_PACK_2,
  GUANGYUAN_PACK,
  GUANGYUAN_PACK_2,
];

const BY_VERSION = new Map(RULE_PACKS.map((pack) => [pack.version, pack]));

/** The pack a task was issued under, null where no such version was ever published. */
export function rulePack(version: string): RulePack | null {
  return BY_VERSION.get(version) ?? null;
}

export { DEFAULT_PACK };
