import { texts } from '../../i18n/texts.js';
import { reviewEnglish } from './texts.en.js';
import { reviewChinese } from './texts.zh.js';

export const reviewTexts = texts(reviewChinese, reviewEnglish);
