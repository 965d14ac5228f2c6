import { cleaned, TextBuilder } from '../text-builder.js';
import type { OriginMap } from '../origin.js';

export interface PageText {
  readonly text: string;
  /** In units of the decoded source. */
  readonly origins: OriginMap;
}

interface Piece {
  readonly text: string;
  /** Offset in the source, undefined where the text is ours. */
  readonly source: number | undefined;
}

/** Collects the text of a page line by line and remembers where in the source each piece stood; empty lines go. */
export class LineWriter {
  private line: Piece[] = [];
  private readonly builder = new TextBuilder();

  /** @param text `\n` alone ends the line */
  write(text: string, source?: number): void {
    if (text === '\n') this.endLine();
    else if (text !== '') this.line.push({ text: cleaned(text), source });
  }

  finish(): PageText {
    this.endLine();
    return this.builder.finish('source');
  }

  private endLine(): void {
    const whole = this.line.map(({ text }) => text).join('');
    const kept = whole.replace(/(?:[ ]*\|[ ]*)+$/, '').trimEnd();
    const from = kept.length - kept.trimStart().length;
    if (from < kept.length) {
      if (this.builder.length > 0) this.builder.add('\n');
      let at = 0;
      for (const { text, source } of this.line) {
        const [start, end] = [Math.max(from - at, 0), Math.min(kept.length - at, text.length)];
        if (start < end)
          this.builder.add(text.slice(start, end), source === undefined ? undefined : [source]);
        at += text.length;
      }
    }
    this.line = [];
  }
}
