import type { Plugin, Rollup } from 'vite';
import { brotli } from './precompressed.js';

export interface FirstLoadBudget {
  /** Pages that somebody may open first, by source file relative to `web/`; each is reached by a lazy import. */
  readonly pages: readonly string[];
  /** Compressed script and styles that such a page may need before it shows: of its entry, its own chunk and all they import. */
  readonly mostBytes: number;
}

/** The build fails where a first page needs more than the budget allows, and says what weighs. */
export function firstLoadBudget({ pages, mostBytes }: FirstLoadBudget): Plugin {
  return {
    name: 'zhenggai:first-load-budget',
    apply: 'build',
    generateBundle: {
      // After the plugin that writes the styles.
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
        const entry = chunks.find((chunk) => chunk.isEntry);
        for (const page of pages) {
          const start = chunks.find((chunk) => chunk.facadeModuleId?.endsWith(`/web/${page}`));
          if (entry === undefined || start === undefined) {
            this.error(`the first-load budget names ${page}, which is no chunk of its own`);
          }
          const weights = weightsOf(reached([entry, start], bundle), bundle);
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

function reached(from: readonly Rollup.OutputChunk[], bundle: Rollup.OutputBundle): Set<Rollup.OutputChunk> {
  const found = new Set<Rollup.OutputChunk>();
  const waiting = [...from];
  for (let chunk = waiting.pop(); chunk !== undefined; chunk = waiting.pop()) {
    if (found.has(chunk)) continue;
    found.add(chunk);
    for (const name of chunk.imports) {
      const next = bundle[name];
      if (next?.type === 'chunk') waiting.push(next);
    }
  }
  return found;
}
