import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readProgressReply } from './progress-reply.js';

const reply = (text: string, subject = '回复:整改提醒') => readProgressReply({ subject, text });

describe('progress in a reply', () => {
  it('is read for each task that the letter numbers', () => {
    const text = [
      '您好,现将进展报告如下:',
      '2025-qy-001 进度60%,已制发文书样式12种,完成两轮评查。',
      '下一步:10月底前开展第三轮评查。',
      '',
      '2025-QY-014:宣传点已选址。',
      '江予清',
    ].join('\r\n');
    expect(reply(text)).toEqual([
      {
        taskNumber: '2025-qy-001',
        progress: 60,
        text: '已制发文书样式12种,完成两轮评查。',
        nextSteps: '10月底前开展第三轮评查。',
      },
      { taskNumber: '2025-qy-014', progress: null, text: '宣传点已选址。\n江予清', nextSteps: null },
    ]);
  });

  it('is of the task in the subject where the letter numbers none', () => {
    expect(reply('进度：100％ 已办结', 'Re: 整改提醒 2025-qy-003 即将到期')).toEqual([
      { taskNumber: '2025-qy-003', progress: 100, text: '已办结', nextSteps: null },
    ]);
    expect(reply('进度 80%', '回复:2025-qy-003、2025-qy-004')).toEqual([]);
    expect(reply('收到,谢谢')).toEqual([]);
  });

  it.each([
    ['> 2025-qy-009 逾期3天\n'],
    ['------------------ 原始邮件 ------------------\n发件人: 整改\n2025-qy-009 逾期'],
    ['在 2026年3月2日 08:30，整改 <zg@qy.example> 写道：\n2025-qy-009 逾期'],
    ['On Mon, 2 Mar 2026 at 08:30, zg wrote:\n2025-qy-009 overdue'],
    ['发件人: 整改 <zg@qy.example>\n发送时间: 2026年3月2日\n2025-qy-009 逾期'],
  ])('is not what the letter quotes', (quoted) => {
    expect(reply(`2025-qy-001 进度70% 培训完成\n\n${quoted}`)).toMatchObject([
      { taskNumber: '2025-qy-001', progress: 70, text: '培训完成' },
    ]);
  });

  it('gives no figure that is none', () => {
    expect(reply('2025-qy-001 进度130% 超额')).toMatchObject([{ progress: null, text: '超额' }]);
  });

  it('is found quickly and within bounds in whatever comes', () => {
    const lines = fc.array(
      fc.oneof(
        fc.string({ maxLength: 80 }),
        fc.constantFrom('2025-qy-001', '进度', '下一步：', '> x', '-'.repeat(60), '在', '写道：'),
      ),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(lines, fc.string(), (text, subject) => {
        for (const { progress, text: words } of reply(text.join('\n'), subject)) {
          expect(progress === null || (progress >= 0 && progress <= 100)).toBe(true);
          expect(words.length).toBeLessThanOrEqual(4_000);
        }
      }),
      { numRuns: 200 },
    );
    const started = performance.now();
    reply(`${'进度'.repeat(200_000)}${'2025-a'.repeat(50_000)}${' '.repeat(200_000)}`);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
