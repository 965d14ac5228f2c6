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

/** What a title says after the place whose report it is. */
const AFTER_PLACE =
  /^(?:$|20\d\d|二[〇○零O0]|关于|[(《、,]|人民|政府|党|中共|委|办|管|机关|法治|依法|法制|行政|全面|推进|落实|贯彻|年度|上半年|各|司法|领导|[“"「])/;

/** 「望舒县第3水厂2024年…」 is of no county: its place is known, whose report it is is not. */
function placeOfTitle(source: HeadSource): string | null {
  const places = source.frame.title.flatMap((line) => {
    const words = textOf(source, line);
    const place = leadingPlace(words);
    return place !== null && AFTER_PLACE.test(words.replace(/^中共/, '').slice(place.length)) ? [place] : [];
  });
  return places[0] ?? null;
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
