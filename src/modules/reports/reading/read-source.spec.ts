import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { MAX_SOURCE_BYTES, readSource } from './index.js';

const TEXT = '青石镇2024年法治政府建设情况报告\n一、存在的不足\n一是执法力量不足，工作有待加强。\n';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('readSource', () => {
  it.each([
    ['UTF-8', utf8(TEXT), 'utf-8'],
    ['UTF-8 with a byte order mark', utf8(`\ufeff${TEXT}`), 'utf-8'],
    ['GB18030', iconv.encode(TEXT, 'gb18030'), 'gb18030'],
    ['UTF-16LE with a mark', iconv.encode(TEXT, 'utf-16le', { addBOM: true }), 'utf-16le'],
    ['UTF-16BE with a mark', iconv.encode(TEXT, 'utf-16be', { addBOM: true }), 'utf-16be'],
  ])('reads %s', (_, bytes, encoding) => {
    expect(readSource(bytes)).toMatchObject({
      ok: true,
      value: { text: TEXT, encoding, mediaType: 'text/plain' },
    });
  });

  it.each([
    ['no bytes', new Uint8Array(), 'report.empty-file'],
    ['white space', utf8(' \n\u3000\n'), 'report.empty-file'],
    ['a PDF', utf8('%PDF-1.7\n'), 'report.unsupported-format'],
    ['a zip', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'report.unsupported-format'],
    ['an old Word file', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'report.unsupported-format'],
    ['a program', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 0, 0), 'report.binary-file'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0), 'report.binary-file'],
    [
      'mixed encodings',
      Buffer.concat([utf8(TEXT), iconv.encode(TEXT, 'gb18030'), Buffer.of(0xff)]),
      'report.undecodable-text',
    ],
    [
      'Latin text in the wrong encoding',
      Buffer.from('R\u00e9sum\u00e9 \u00e0 la carte '.repeat(9), 'latin1'),
      'report.undecodable-text',
    ],
    ['a NUL far inside', utf8(`${TEXT.repeat(3000)}\0`), 'report.binary-file'],
    ['too many bytes', new Uint8Array(MAX_SOURCE_BYTES + 1), 'report.file-too-large'],
  ])('refuses %s', (_, bytes, code) => {
    expect(readSource(bytes)).toEqual({ ok: false, error: code });
  });

  it('answers any bytes without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(typeof readSource(bytes).ok).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });
});

const PAGE = `<!DOCTYPE html><html><head><meta charset="CHARSET"><title>某县</title><style>p{}</style>
<script>var a = "一是假的";</script></head><body>
<nav><a href="/">首页</a></nav><div class="breadcrumb">当前位置：首页</div>
<form><h1>青石镇2024年法治政府建设情况报告</h1>
<table><tr><td>索引号：</td><td>QS-2024-001</td></tr><tr><td>文号：</td><td></td></tr></table>
<p>&emsp;&emsp;一、存在的<b>不足</b></p><p>一是执法力量&nbsp;不足。<br>二是经费不足。</p>
<p style="display: none">三是看不见的。</p></form>
<footer>版权所有</footer></body></html>`;

describe('readSource on a web page', () => {
  it.each(['utf-8', 'gbk'])('takes the text of a %s page, a line for each block', (charset) => {
    const html = PAGE.replace('CHARSET', charset);
    const bytes = charset === 'gbk' ? iconv.encode(html, 'gb18030') : utf8(html);
    expect(readSource(bytes)).toMatchObject({
      ok: true,
      value: {
        mediaType: 'text/html',
        text: [
          '青石镇2024年法治政府建设情况报告',
          '索引号： | QS-2024-001',
          '文号：',
          '一、存在的不足',
          '一是执法力量\u00a0不足。',
          '二是经费不足。',
        ].join('\n'),
      },
    });
  });

  it('keeps what makes up the page, whatever its class is called', () => {
    const html = `<html><body><div class="nav">首页</div><div class="main menu">${TEXT.repeat(9)}</div></body></html>`;
    const read = readSource(utf8(html));
    expect(read.ok && read.value.text).toContain('执法力量不足');
    expect(read.ok && read.value.text).not.toContain('首页');
  });

  it('survives tags nested without end', () => {
    const html = `<html><body>${'<div class="nav">'.repeat(20_000)}一是执法力量不足。`;
    expect(readSource(utf8(html))).toMatchObject({ ok: true, value: { text: '一是执法力量不足。' } });
  });
});
