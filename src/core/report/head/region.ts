import { type Found, type HeadSource, openingOf, textOf } from './head-source.js';
import { fullestPlace, leadingPlace, regionOfOrgan, subjectPlace } from './organs.js';

const OPENING = 400;
const LEAD = 40;

/** The place the report is about, in the fullest form that stands in the file. */
export function readRegion(source: HeadSource, issuer: Found<string> | null): Found<string> | null {
  const place = placeOfIssuer(issuer) ?? placeNamed(source);
  if (!place) return null;
  const { text } = source.copy;
  // 「望舒区人民政府松林街道办事处」: 望舒区松林街道 need not stand in one piece.
  const found = fullestPlace(text, place) ?? fullestPlace(text, lowestPlace(place));
  return found && { value: found.name, at: { start: found.start, end: found.start + found.name.length } };
}

/** 望舒区松林街道 → 松林街道 */
function lowestPlace(place: string): string {
  return place.replace(/^.*[省市区县旗州](?=[\u4e00-\u9fff]{2,})/, '');
}

/** The place that the title or the opening names. */
export function placeNamed(source: HeadSource): string | null {
  return placeOfTitle(source) ?? placeOfSpeech(source) ?? placeOfOpening(source);
}

function placeOfIssuer(issuer: Found<string> | null): string | null {
  const organ = issuer?.value.split('、').at(-1);
  return organ === undefined ? null : regionOfOrgan(organ);
}

function placeOfTitle(source: HeadSource): string | null {
  return (
    source.frame.title.map((line) => leadingPlace(textOf(source, line))).find((place) => place !== null) ??
    null
  );
}

function placeOfOpening(source: HeadSource): string | null {
  const opening = openingOf(source, OPENING);
  if (!opening) return null;
  const text = textOf(source, opening);
  return subjectPlace(text) ?? leadingPlace(text.slice(0, LEAD));
}

const SPEECH =
  /(?:^|在|—|-)([\u4e00-\u9fff]{2,12}?(?:省|自治区|自治州|市|州|区|县|旗))(?:第[一二三四五六七八九十]{1,3}届人民代表大会|人民政府(?:代|代理)?(?:主席|州长|省长|市长|区长|县长|旗长))/;

/** A 政府工作报告 names its place under the title: 「在某县第十八届人民代表大会…会议上」, 「某县人民政府县长」. */
function placeOfSpeech(source: HeadSource): string | null {
  const { blocks, frame } = source;
  const lines = blocks.slice(0, frame.from).map((block) => SPEECH.exec(textOf(source, block))?.[1]);
  return lines.find((place) => place !== undefined) ?? null;
}
