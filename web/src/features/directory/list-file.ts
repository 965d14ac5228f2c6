/** As many characters as `TakeListDto.csv` takes. */
export const MOST_CHARACTERS = 1_800_000;

/** @returns the text of a CSV file in either of the encodings that offices write: UTF-8, or GB18030 of an older Excel */
export function decodeList(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Hands a text to the person as a file; the mark at its beginning tells Excel that it is UTF-8. */
export function saveCsv(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
