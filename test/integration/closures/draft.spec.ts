import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CheckPage } from '../../../src/modules/closures/views/closures.views.js';
import type { DraftSectionView } from '../../../src/modules/closures/draft-section/draft-section.views.js';
import PizZip from 'pizzip';
import { bookmarkOf } from '../../../src/modules/closures/year-draft/year-draft-content.js';
import type { YearDraftView } from '../../../src/modules/closures/year-draft/year-draft.views.js';
import { NEIGHBOURS_SUPERVISOR } from './county.js';
import { OFFICER, shiliAfterTwoYears, SUPERVISOR, type Shili } from './shili.js';

describe('the drafted section 上一年度存在问题的整改情况', () => {
  let shili: Shili;
  let ahead: string;

  beforeAll(async () => {
    shili = await shiliAfterTwoYears();
    ahead = `GET closure-drafts?organisationId=${await shili.county.organisationId('sl')}&year=2025`;
  });
  afterAll(() => shili.county.close());

  const draft = async (login: string, route: string): Promise<DraftSectionView> =>
    (await shili.county.ask<DraftSectionView>(login, { route })).body;

  it('tells from accepted records what was done, with the record behind each sentence', async () => {
    const { text, paragraphs } = await draft('shili-lianluo', ahead);
    const lines = text.split('\n');
    const closed = lines.find((line) => line.includes('政务公开不够及时')) ?? '';
    expect(closed).toMatch(/^2\.针对“政务公开不够及时/);
    expect(closed).toContain('7个栏目全部更新到位。目前已完成整改。牵头单位：青砚县石笠镇人民政府。');
    const records = paragraphs[1]?.sentences.flatMap(({ recordId }) => recordId ?? []) ?? [];
    const [known] = await shili.county.rows<{ n: number }>(
      `select count(*)::int as n from (select id::text from report_item union select id::text from task union select id::text from task_measure
         union select id::text from task_progress union select id::text from event where name = 'task.decided') r (id) where r.id = any($1)`,
      [records],
    );
    expect(known?.n).toBe(new Set(records).size);
  });

  it('brackets what nobody has verified or decided', async () => {
    const { text, paragraphs, gaps } = await draft(SUPERVISOR, ahead);
    const lines = text.split('\n');
    const of = (words: string) => lines.find((line) => line.includes(words)) ?? '';
    expect(of('持证率不高')).toMatch(/〔缺.+：整改措施〕〔缺.+：整改结果〕〔缺.+：认定结论〕/);
    expect(of('持证率不高')).toContain('计划于2025年12月31日前完成。');
    expect(of('排查台账不规范')).toMatch(/〔缺.+：整改措施〕〔缺.+：整改结果〕目前尚未完成整改。/);
    expect(of('排查台账不规范')).toContain('未完成原因：到期仍有12件调解协议没有归档。');
    expect(of('排查台账不规范')).toContain('下一步：统一台账格式,逐件补齐。');
    expect(of('法律顾问')).toMatch(/〔缺.+：牵头单位〕/);
    const sentences = paragraphs.flatMap((paragraph) => paragraph.sentences);
    expect(gaps).toEqual({
      numerator: sentences.filter((sentence) => sentence.text.startsWith('〔')).length,
      denominator: sentences.length,
    });
  });

  it('is the same beside the report that was checked', async () => {
    const { county } = shili;
    const { body } = await county.ask<CheckPage>(OFFICER, { route: 'GET closure-checks?year=2025' });
    const beside = await draft(OFFICER, `GET closure-checks/${body.items[0]?.id}/draft-section`);
    expect(beside).toEqual(await draft(OFFICER, ahead));
  });

  it('is empty to the supervisor of another subtree', async () => {
    expect(await draft(NEIGHBOURS_SUPERVISOR.login, ahead)).toEqual({
      text: '',
      paragraphs: [],
      gaps: { numerator: 0, denominator: 0 },
    });
  });

  it('comes as a whole draft: what was done, what is still wrong, what is planned, each sentence with its record', async () => {
    const of = `organisationId=${await shili.county.organisationId('sl')}&year=2025`;
    const { body } = await shili.county.ask<YearDraftView>(OFFICER, { route: `GET year-drafts?${of}` });
    const [answered, kept, wrong, plan] = body.parts;
    expect(answered?.text).toBe((await draft(OFFICER, ahead)).text);
    expect(kept).toMatchObject({ part: 'promises', heading: '上一年度工作安排的落实情况' });
    expect(kept?.text).toContain('上一年度安排“加强执法队伍建设');
    expect(wrong?.text).toContain('矛盾纠纷排查台账不规范');
    expect(wrong?.text).toContain('主要原因：到期仍有12件调解协议没有归档。');
    expect(wrong?.text).not.toContain('政务公开不够及时');
    expect(plan?.text).toContain('统一台账格式,逐件补齐。2025年12月31日前完成。');
    const file = await shili.county.download(OFFICER, `year-drafts/docx?${of}`);
    const zip = new PizZip(file);
    const xml = zip.file('word/document.xml')?.asText() ?? '';
    for (const part of body.parts)
      for (const [m, { sentences }] of part.paragraphs.entries())
        for (const [n, { recordId }] of sentences.entries()) {
          expect(xml).toContain(`w:name="${bookmarkOf(part, m, n)}"`);
          if (recordId !== null) expect(xml).toContain(recordId);
        }
  });

  it('comes as plain text: the same sentences, each with the number of its record, gaps in brackets', async () => {
    const of = `organisationId=${await shili.county.organisationId('sl')}&year=2025`;
    const { body } = await shili.county.ask<YearDraftView>(OFFICER, { route: `GET year-drafts?${of}` });
    const text = (await shili.county.download(OFFICER, `year-drafts/text?${of}`)).toString('utf8');
    const records = new Map(
      [...text.matchAll(/^\[(\d+)\] 台账记录 (\S+)$/gm)].map(([, number, id]) => [id, number]),
    );
    const told = body.parts.flatMap(({ paragraphs }) => paragraphs);
    expect(told.length).toBeGreaterThan(3);
    for (const { sentences } of told) {
      const line = sentences.map(({ text: words, recordId }) =>
        recordId === null ? words : `${words}[${records.get(recordId)}]`,
      );
      expect(text.split('\n')).toContain(line.join(''));
    }
    for (const { heading } of body.parts) expect(text).toContain(`、${heading}\n`);
    const gaps = body.parts.reduce((sum, part) => sum + part.gaps.numerator, 0);
    expect(text).toContain(`共${gaps}处`);
    expect(text).not.toContain('undefined');
  });

  it('is no document for those who do not see the body', async () => {
    const of = `organisationId=${await shili.county.organisationId('sl')}&year=2025`;
    const { status } = await shili.county.ask(NEIGHBOURS_SUPERVISOR.login, {
      route: `GET year-drafts?${of}`,
    });
    expect(status).toBe(404);
  });
});
