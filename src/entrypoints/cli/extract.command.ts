import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { WorkCalendar } from '../../core/calendar/index.js';
import { checkReport, noteText } from '../../core/report/checks/index.js';
import { fieldsOfReport, namedReportYear } from '../../core/report/fields/index.js';
import type { ReportReading } from '../../core/report/index.js';
import { err, ok, type Result } from '../../core/shared/result.js';
import { type CommandIo, EXIT } from './command-io.js';
import { documentReader, type DocumentReader } from './document-reader.js';
import type { ExtractedDocument, Remark } from './extracted-document.js';
import { refusalText } from './refusal-texts.js';
import { readingTable } from './reading-table.js';

const HELP = `用法: npm run cli -- extract FILE… [--json]

读取法治政府建设情况报告，不需要数据库。
  --json   每个文件输出一行 JSON：
           {file, sha256, metadata, sections, items, diagnostics}
  --help   显示本说明

支持文本（UTF-8、GB18030）、网页（含 .mht）、.docx、.doc、.wps、带文字层的 PDF 和 OFD，按内容识别类型。
sections、items、diagnostics 中的 start、end 是半开区间 [start, end)，
以 UTF-16 码元计，指向解码后的文本（不含字节顺序标记）；其他格式指向从文件取出的正文文本。
读不了的文件在标准错误输出一行原因，其余文件照常输出，退出码为 1。
`;

/** `extract FILE… [--json]`: resolves to the exit code; never throws for a bad file. */
export async function runExtract(argv: readonly string[], io: CommandIo): Promise<number> {
  const call = parseCall(argv);
  if (!call.ok) {
    io.stderr.write(`${call.error}\n${HELP}`);
    return EXIT.usage;
  }
  if (call.value.help) {
    io.stdout.write(HELP);
    return EXIT.ok;
  }
  const reader = documentReader();
  let failed = false;
  for (const file of call.value.files) {
    const extracted = await extractFile(file, reader.read);
    if (extracted.ok) {
      const { value } = extracted;
      io.stdout.write(call.value.json ? `${JSON.stringify(value)}\n` : readingTable(value));
    } else {
      failed = true;
      io.stderr.write(`${file}: ${extracted.error}: ${refusalText(extracted.error)}\n`);
    }
  }
  await reader.close();
  return failed ? EXIT.failed : EXIT.ok;
}

interface Call {
  readonly files: readonly string[];
  readonly json: boolean;
  readonly help: boolean;
}

function parseCall(argv: readonly string[]): Result<Call, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (positionals.length === 0 && !values.help) return err('请给出至少一个文件。');
    return ok({ files: positionals, json: values.json, help: values.help });
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause));
  }
}

async function extractFile(file: string, read: DocumentReader): Promise<Result<ExtractedDocument, string>> {
  const bytes = await bytesOf(file);
  if (!bytes.ok) return bytes;
  const outcome = await read(bytes.value);
  if (outcome.what === 'refused') return err(outcome.code);
  if (outcome.what !== 'report') return err('file.archive');
  const { source, reading } = outcome;
  const { metadata, sections, items } = reading;
  const sha256 = createHash('sha256').update(bytes.value).digest('hex');
  return ok({ file, sha256, metadata, sections, items, diagnostics: remarksOn(source.text, reading) });
}

/** Without last year's report and without the tables of holidays: a file is checked by itself. */
function remarksOn(text: string, reading: ReportReading): Remark[] {
  const { sections, items } = reading;
  const fields = fieldsOfReport({ text, sections, items, reportYear: namedReportYear(reading) });
  const against = { previousText: null, calendar: new WorkCalendar([]) };
  return checkReport({ text, reading, fields }, against).map((note) => ({
    code: note.code,
    message: noteText(note),
    start: note.start,
    end: note.end,
  }));
}

async function bytesOf(file: string): Promise<Result<Uint8Array, string>> {
  try {
    return ok(await readFile(file));
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    return err(missing ? 'file.not-found' : 'file.unreadable');
  }
}
