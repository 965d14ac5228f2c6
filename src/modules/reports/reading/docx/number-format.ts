const DIGITS = '〇一二三四五六七八九';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const ROMAN: readonly (readonly [string, number])[] = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
];

const FORMATS: Readonly<Record<string, (n: number) => string>> = {
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  chineseLegalSimplified: chinese,
  japaneseCounting: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  ideographDigital: (n) => [...String(n)].map((digit) => DIGITS[Number(digit)]).join(''),
  ideographTraditional: (n) => STEMS[(n - 1) % 10] ?? '',
  decimalEnclosedCircle: (n) => CIRCLED[n - 1] ?? String(n),
  decimalEnclosedCircleChinese: (n) => CIRCLED[n - 1] ?? String(n),
  decimalFullWidth: (n) =>
    [...String(n)].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join(''),
  decimalZero: (n) => String(n).padStart(2, '0'),
  upperLetter: (n) => letters(n).toUpperCase(),
  lowerLetter: letters,
  upperRoman: (n) => roman(n).toUpperCase(),
  lowerRoman: roman,
  bullet: () => '',
  none: () => '',
};

/** A number as Word prints it in one of its number formats (ECMA-376 part 1, 17.18.59); plain digits where we do not know it. */
export function formatNumber(n: number, format: string): string {
  return (FORMATS[format] ?? String)(n);
}

function chinese(n: number): string {
  if (n < 1 || n > 99) return String(n);
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const head = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return `${head}${ones === 0 ? '' : DIGITS[ones]}`;
}

function letters(n: number): string {
  return String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.min(5, Math.ceil(n / 26)));
}

function roman(n: number): string {
  let [rest, text] = [Math.min(n, 3999), ''];
  for (const [letter, value] of ROMAN) for (; rest >= value; rest -= value) text += letter;
  return text;
}
