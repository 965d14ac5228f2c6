import type { Plugin, Rollup } from 'vite';
import { brotli } from './precompressed.js';
import { reachedFrom } from './start-ahead.js';

export interface FirstLoadBudget {
  /** What the entry imports lazily on every page, by source file relative to `web/`. */
  readonly start: string;
  /** Pages that somebody may open first, by source file relative to `web/`; each is reached by a lazy import. */
  readonly pages: readonly string[];
  /** Compressed script and styles that such a page may need before it shows: of its entry, its own chunk and all they import. */
  readonly mostBytes: number;
  /** What none of it may come from: it would be in the way of the first paint. */
  readonly without: RegExp;
}

/** The build fails where a first page needs more than the budget allows, and says what weighs. */
export function firstLoadBudget({ start, pages, mostBytes, without }: FirstLoadBudget): Plugin {
  return {
    name: 'zhenggai:first-load-budget',
    apply: 'build',
    generateBundle: {
      // After the plugin that writes the styles.
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
        const entry = chunks.find((chunk) => chunk.isEntry);
        const chunkOf = (source: string) => {
          const chunk = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(`/web/${source}`)));
          return chunk ?? this.error(`the first-load budget names ${source}, which is in no chunk`);
        };
        if (entry === undefined) this.error('there is no entry');
        for (const page of pages) {
          const needed = [entry, chunkOf(start), chunkOf(page)].flatMap((chunk) =>
            reachedFrom(chunk, bundle),
          );
          const heavy = needed.flatMap(({ moduleIds }) => moduleIds).find((id) => without.test(id));
          if (heavy !== undefined) this.error(`${page} needs ${heavy} before it shows`);
          const weights = weightsOf(new Set(needed), bundle);
          const total = weights.reduce((sum, { bytes }) => sum + bytes, 0);
          const listed = weights.map(({ name, bytes }) => `${name} ${bytes}`).join(', ');
          if (total > mostBytes) this.error(`${page}: ${total} bytes (at most ${mostBytes}): ${listed}`);
          else this.info(`${page}: first load ${total} of ${mostBytes} bytes`);
        }
      },
    },
  };
}

interface Weight {
  readonly name: string;
  readonly bytes: number;
}

/** Of the chunks and of the sheets that they bring. */
function weightsOf(chunks: ReadonlySet<Rollup.OutputChunk>, bundle: Rollup.OutputBundle): Weight[] {
  const scripts = [...chunks].map(({ fileName, code }) => ({ name: fileName, bytes: brotli(code).length }));
  const sheets = new Set([...chunks].flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]));
  return [
    ...scripts,
    ...[...sheets].map((name) => {
      const sheet = bundle[name];
      if (sheet?.type !== 'asset') throw new Error(`${name} is named as a sheet and is none`);
      return { name, bytes: brotli(sheet.source).length };
    }),
  ];
}
