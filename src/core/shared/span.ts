/** Half-open range `[start, end)` in UTF-16 code units of the stored original text, so `text.slice(start, end)` is the quote. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
