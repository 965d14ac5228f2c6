/** Radical and character in turn. Only those that stand for a character of their own; what is part of one stays. */
const SUPPLEMENT =
  '⺁厂⺄乙⺇几⺊卜⺎兀⺐尢⺒巳⺓幺⺕彐⺛旡⺜日⺝月⺞歺⺟母⺠民⺢氺⺥爪⺧牛⺩王⺪疋⺬示⺮竹⺶羊⺷羊⺸羊⺻聿⺼肉⺽臼⻁虎⻄西⻅见⻆角⻉贝⻊足⻋车' +
  '⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';
const CHARACTER_OF = new Map(
  Array.from(
    { length: SUPPLEMENT.length / 2 },
    (_, at) => [SUPPLEMENT[at * 2], SUPPLEMENT[at * 2 + 1]] as const,
  ),
);
const RADICALS = /[\u2e80-\u2fdf]/g;

/**
 * Programs that draw PDFs by shape often name a character by the radical that looks the same (⼈ for 人, ⺠ for 民). Unicode's
 * EquivalentUnifiedIdeograph says which one is meant: NFKC knows it for the Kangxi radicals, the table for the supplement. The
 * length stays.
 */
export function withoutRadicals(text: string): string {
  return text.replace(RADICALS, (radical) => CHARACTER_OF.get(radical) ?? radical.normalize('NFKC'));
}
