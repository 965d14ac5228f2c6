import type { Glyphs } from '../page/page.js';
import type { XmlHandlers } from '../xml.js';
import { areaOf, numbersOf } from './structure.js';

interface TextObject {
  readonly left: number;
  readonly top: number;
  readonly size: number;
  /** a b c d e f of the standard; text within an object may be scaled and moved. */
  readonly matrix: readonly number[];
}
interface TextCode {
  readonly x: number;
  readonly y: number;
  readonly deltaX: readonly number[];
  readonly deltaY: readonly number[];
  text: string;
}

const IDENTITY = [1, 0, 0, 1, 0, 0];
/** An object that repeats one distance endlessly is cut off here: no line is longer. */
const MOST_DELTAS = 20_000;
/** Stamps and watermarks stand askew. */
const MOST_SLANT = 0.05;
/** Full-width characters take their size, others about half of it. */
const NARROW = /[\u0020-\u024f]/;

/** Reads one page's Content.xml: every text object, in millimetres from the upper left corner, whatever layer it is on. */
export async function glyphsOf(read: (handlers: XmlHandlers) => Promise<void>) {
  const glyphs: Glyphs[] = [];
  const templateIds: string[] = [];
  let area: readonly [number, number] | null = null;
  let box: string | null = null;
  let object: TextObject | null = null;
  let code: TextCode | null = null;
  // The position of one code is where the next one begins that gives none.
  let [x, y] = [0, 0];
  await read({
    open: (name, attributes) => {
      if (name === 'PhysicalBox') box = '';
      else if (name === 'Template') templateIds.push(attributes.TemplateID ?? '');
      else if (name === 'TextObject') {
        object = textObject(attributes);
        [x, y] = [0, 0];
      } else if (name === 'TextCode') {
        [x, y] = [numberOr(attributes.X, x), numberOr(attributes.Y, y)];
        code = { x, y, text: '', deltaX: deltas(attributes.DeltaX), deltaY: deltas(attributes.DeltaY) };
      }
    },
    text: (text) => {
      if (code !== null) code.text += text;
      else if (box !== null) box += text;
    },
    close: (name) => {
      if (name === 'PhysicalBox') area = areaOf(box ?? '');
      if (name === 'TextCode' && code !== null && object !== null) glyphs.push(...place(code, object));
      if (name === 'TextCode') code = null;
      if (name === 'TextObject') object = null;
      if (name === 'PhysicalBox') box = null;
    },
  });
  return { glyphs, templateIds, area };
}

function textObject({ Boundary = '', Size = '', CTM = '' }: Readonly<Record<string, string>>): TextObject {
  const [left = 0, top = 0] = numbersOf(Boundary);
  const matrix = numbersOf(CTM);
  return { left, top, size: numberOr(Size, 0), matrix: matrix.length === 6 ? matrix : IDENTITY };
}

/** Characters one after the other; where the next one is not beside the last, a new piece begins. */
function place({ x, y, deltaX, deltaY, text }: TextCode, object: TextObject): Glyphs[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = object.matrix;
  if (Math.abs(b) > MOST_SLANT * Math.abs(a) || a <= 0 || d <= 0) return [];
  const pieces: { text: string; from: number; to: number; line: number }[] = [];
  let [atX, atY] = [x, y];
  [...text].forEach((character, index) => {
    const width = object.size * (NARROW.test(character) ? 0.5 : 1);
    const last = pieces.at(-1);
    const beside =
      last !== undefined &&
      atY === last.line &&
      atX >= last.to - object.size &&
      atX - last.to < object.size * 1.5;
    if (beside) Object.assign(last, { text: last.text + character, to: atX + width });
    else pieces.push({ text: character, from: atX, to: atX + width, line: atY });
    const [dx, dy] = [deltaX[index], deltaY[index] ?? 0];
    atX += dx ?? (deltaY.length > 0 && dy !== 0 ? 0 : width);
    atY += dy;
  });
  return pieces.map((piece) => ({
    text: piece.text,
    left: object.left + a * piece.from + c * piece.line + e,
    right: object.left + a * piece.to + c * piece.line + e,
    baseline: object.top + b * piece.from + d * piece.line + f,
    size: object.size * d,
  }));
}

/** `5 5 5` or, short, `g 3 5`: three times five. */
function deltas(list: string | undefined): number[] {
  const words = (list ?? '').trim().split(/\s+/);
  const found: number[] = [];
  for (let i = 0; i < words.length && found.length < MOST_DELTAS; i++) {
    if (words[i] !== 'g') {
      const value = Number(words[i]);
      if (words[i] !== '' && Number.isFinite(value)) found.push(value);
      continue;
    }
    const [times, value] = [Number(words[i + 1]), Number(words[i + 2])];
    const room = Math.max(
      0,
      Math.min(Number.isFinite(times) ? Math.floor(times) : 0, MOST_DELTAS - found.length),
    );
    if (Number.isFinite(value)) found.push(...Array.from({ length: room }, () => value));
    i += 2;
  }
  return found;
}

function numberOr(text: string | undefined, otherwise: number): number {
  const value = Number(text ?? Number.NaN);
  return Number.isFinite(value) && text !== '' ? value : otherwise;
}
