import { themeName } from '../../shared/themes.js';
import type { LinkFeature } from './types.js';

/** A reason for a suggestion as a user reads it. */
export function featureText(feature: LinkFeature): string {
  switch (feature.kind) {
    case 'words':
      return `共同用语：${feature.words.join('、')}`;
    case 'theme':
      return `同一主题：${feature.themes.map(themeName).join('、')}`;
    case 'remedy':
      return '措施与问题对应';
    case 'unit':
      return `涉及同一单位：${feature.units.join('、')}`;
    case 'wording':
      return `文字相近：${feature.percent}%`;
    case 'place':
      return `序号对应：第${feature.place}条`;
  }
}
