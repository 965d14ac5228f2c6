import { type Found, type HeadSource, openingOf, textOf } from './head-source.js';
import { fullestPlace, leadingPlace, regionOfOrgan, subjectPlace } from './organs.js';

const OPENING = 400;
const LEAD = 40;

/** The place the report is about, in the fullest form that stands in the file. */
export function readRegion(source: HeadSource, issuer: Found<string> | null): Found<string> | null {
  const place = placeOfIssuer(issuer) ?? placeNamed(source);
  if (!place) return null;
  const found = fullestPlace(source.copy.text, place);
  return found && { value: found.name, at: { start: found.start, end: found.start + found.name.length } };
}

/** The place that the title or the opening names. */
export function placeNamed(source: HeadSource): string | null {
  return placeOfTitle(source) ?? placeOfOpening(source);
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
