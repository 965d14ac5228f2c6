import { MOST_RUNS, type OriginMap } from './origin.js';

/** Controls that no text holds and no database keeps; tab and line feed stay. */
const CONTROLS = /(?![\t\n])\p{Cc}/gu;
const LINE_BREAKS = /\r\n?|\v|\f/g;
const HALF_CHARACTERS = /\p{Cs}/gu;

/** Makes text out of what a document gives: no control characters, no halves of characters. */
export function cleaned(text: string): string {
  return text.replace(LINE_BREAKS, '\n').replace(CONTROLS, '').replace(HALF_CHARACTERS, '\ufffd');
}

/** Puts a working text together and notes where each piece came from. */
export class TextBuilder {
  private readonly parts: string[] = [];
  private readonly runs: number[][] = [];
  private written = 0;

  get length(): number {
    return this.written;
  }

  /** @param where as the unit of the map asks; the same as the run before continues it */
  add(text: string, where?: readonly number[]): void {
    if (text === '') return;
    const last = this.runs.at(-1);
    if (where !== undefined && !where.every((part, i) => last?.[i + 1] === part))
      this.runs.push([this.written, ...where]);
    this.parts.push(text);
    this.written += text.length;
  }

  finish(unit: OriginMap['unit']): { text: string; origins: OriginMap } {
    return {
      text: this.parts.join(''),
      origins: { unit, runs: this.runs.length > MOST_RUNS ? [] : this.runs },
    };
  }
}
