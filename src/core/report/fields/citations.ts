import { placed, type Quote, titlesIn } from './quote.js';
import type { CitationField } from './types.js';

const LAW = /(?:(?<!办)法|法典|宪法|条例)(?:\([^()]{1,12}\))?$/;
/** 机关代字〔年份〕序号. The letters before the year are those of the organ: never a word that leads up to them. */
const NUMBER =
  /((?:(?![根据按照依据落实执行贯彻印发的和与及以由在对])[\u4e00-\u9fff]){1,8}[发办函字令政通规文委督])?([〔[(【]20\d\d[〕\])】])(?:第)?\d{1,4}号/g;

/** Laws and documents that the item cites: titles in 《》, and 文号 that stand by themselves. */
export function citationsIn(quote: Quote): CitationField[] {
  const { text } = quote.copy;
  const titles = titlesIn(quote);
  const numbers = (text.includes('号') ? [...text.matchAll(NUMBER)] : [])
    .filter((match) => match[1] !== undefined)
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter((number) => !titles.some((title) => title.start <= number.start && number.end <= title.end));
  const ofTitle = (end: number) =>
    numbers.find(({ start }) => start === end || (start === end + 1 && text[end] === '('));
  const cited = titles.map(({ start, end }): CitationField => {
    const title = text.slice(start + 1, end - 1);
    const number = ofTitle(end);
    return {
      kind: 'citation',
      ...placed(quote, start, end),
      ruleId: 'cited-title',
      title,
      form: LAW.test(title) ? 'law' : 'document',
      documentNumber: number ? placed(quote, number.start, number.end).text : null,
    };
  });
  const alone = numbers
    .filter((number) => !titles.some(({ end }) => ofTitle(end) === number))
    .map(({ start, end }): CitationField => {
      const place = placed(quote, start, end);
      return {
        kind: 'citation',
        ...place,
        ruleId: 'cited-number',
        title: null,
        form: 'document',
        documentNumber: place.text,
      };
    });
  return [...cited, ...alone];
}
