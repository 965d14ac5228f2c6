import { useTexts } from '../i18n/texts.js';
import styles from './light.module.css';
import type { LightColour } from './lights.js';
import { elementTexts } from './texts.js';

/** One shape for each light, so that it is told apart without its colour: on paper, and by those who see no red. */
const SHAPES: Readonly<Record<LightColour, string>> = {
  grey: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11zm0 2a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7z',
  green: 'M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z',
  yellow: 'M8 1.5L15 14H1z',
  red: 'M5 1.5h6L14.5 5v6L11 14.5H5L1.5 11V5z',
};

/** 预警灯: colour, shape and word. */
export function Light({ colour }: { readonly colour: LightColour }) {
  const t = useTexts(elementTexts);
  return (
    <span className={`${styles.light} ${styles[colour]}`}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden>
        <path d={SHAPES[colour]} fill="currentColor" />
      </svg>
      <span className={styles.word}>{t.lights[colour]}</span>
    </span>
  );
}
