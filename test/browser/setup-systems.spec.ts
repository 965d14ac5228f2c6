import { expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { describeInChromium, expectAccessible, expectCount, lookAtEverySide } from './support/console.js';

describeInChromium('系统令牌, 事件推送, 文书模板', { at: '2026-03-02' }, (console) => {
  it('makes a token whose secret is shown once, rotates it and revokes it', async () => {
    const page = await console().as('sifa-lianluo', '/tokens');
    await page.getByText('还没有令牌').waitFor();
    await page.getByRole('button', { name: '新建令牌' }).click();
    const creating = page.getByRole('dialog', { name: '新建令牌' });
    await creating.getByLabel('用途').fill('司法局办公系统');
    await creating.getByLabel('有效天数').fill('10');
    await creating.getByRole('button', { name: '新建令牌' }).click();
    await page.getByText('“司法局办公系统”的密钥').waitFor();
    const first = await page.locator('code').first().textContent();
    await page.getByText('即将到期').waitFor();
    await lookAtEverySide(page, 'tokens');
    await page.getByRole('button', { name: '更换密钥' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '更换密钥' }).click();
    await page.getByText('旧密钥用到').waitFor();
    await eventually(async () => expect(await page.locator('code').first().textContent()).not.toBe(first));
    await page.getByRole('button', { name: '停用' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
    await page.getByText('还没有令牌').waitFor();
  });

  it('registers an address, sends a test and keeps the log of it', async () => {
    const page = await console().as('sifa-lianluo', '/webhooks');
    await page.getByText('还没有推送地址').waitFor();
    await page.getByRole('button', { name: '登记地址' }).click();
    const creating = page.getByRole('dialog', { name: '登记地址' });
    await creating.getByLabel('名称').fill('司法局办公系统');
    await creating.getByLabel('接收地址').fill('https://oa.sfj.example/zhenggai');
    await creating.getByRole('combobox', { name: '事件' }).fill('交办');
    await page.getByTitle('交办', { exact: true }).click();
    await page.keyboard.press('Escape');
    await creating.getByRole('button', { name: '登记地址' }).click();
    await page.getByText('“司法局办公系统”的签名密钥').waitFor();
    await lookAtEverySide(page, 'webhooks');
    await page.getByRole('button', { name: '发测试' }).click();
    await page.getByText('测试消息已排队').waitFor();
    await page.getByRole('link', { name: '司法局办公系统' }).click();
    await page.getByText('等待中').waitFor();
    await page.getByText('消息内容').click();
    await page.getByText('"webhook.test"').waitFor();
    await lookAtEverySide(page, 'webhook-log');
    expect(
      await console().app.rows(`select 1 from webhook_delivery where event_name = 'webhook.test'`),
    ).toHaveLength(1);
  });

  it('takes a template of the locality after its check, and gives it up again', async () => {
    const page = await console().as('yifaban', '/document-templates');
    await page.getByText('程序自带').first().waitFor();
    await lookAtEverySide(page, 'templates');
    const download = page.waitForEvent('download');
    await page
      .getByRole('link', { name: /^下载：/ })
      .first()
      .click();
    const path = await (await download).path();
    await page
      .getByRole('button', { name: /^上传新版：/ })
      .first()
      .click();
    const uploading = page.getByRole('dialog');
    const input = uploading.locator('input[type=file]');
    await input.setInputFiles({ name: '坏.docx', mimeType: 'application/msword', buffer: Buffer.from('x') });
    await uploading.getByText('原来的模板仍然有效').waitFor();
    await expectAccessible(page);
    await input.setInputFiles(path);
    await page.getByText('新模板已生效').waitFor();
    await page.getByRole('button', { name: '恢复默认' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '恢复默认' }).click();
    await page.getByText('已恢复默认模板').waitFor();
    expect(await console().app.rows('select 1 from document_template')).toHaveLength(2);
  });

  it('connects a directory whose secret is shown once, gives a group an office and ends both with a reason', async () => {
    const page = await console().as('anquan', '/directories');
    await page.getByText('还没有对接目录').waitFor();
    await page.getByRole('button', { name: '新建对接' }).click();
    const adding = page.getByRole('dialog', { name: '新建对接' });
    await adding.getByLabel('名称').fill('县统一身份认证');
    await adding.getByLabel('所属单位').fill('司法局');
    await page.getByTitle('青砚县司法局').click();
    await adding.getByLabel('依据').fill('县大数据局函〔2026〕3号');
    await adding.getByRole('button', { name: '新建对接' }).dblclick();
    const secret = (await page.locator('code').first().textContent()) ?? '';
    await page.getByText('/api/scim/v2').waitFor();
    const asked = await fetch(`${console().url}/api/scim/v2/Users`, {
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(asked.status).toBe(200);
    expect(await console().app.rows('select 1 from directory_client')).toHaveLength(1);
    await page.getByRole('button', { name: '设置组的岗位' }).click();
    const giving = page.getByRole('dialog', { name: '设置组的岗位' });
    await giving.getByLabel('所属单位').fill('司法局');
    await page.getByTitle('青砚县司法局').last().click();
    await giving.getByLabel('目录中的组').fill('法制科');
    await giving.getByLabel('岗位', { exact: true }).click();
    await page.getByTitle('联络员', { exact: true }).click();
    await giving.getByLabel('依据').fill('法制科承担联络');
    await giving.getByRole('button', { name: '设置组的岗位' }).click();
    await page.getByRole('cell', { name: '法制科', exact: true }).waitFor();
    await lookAtEverySide(page, 'directories');
    await page.reload();
    await expectCount(page.getByText(secret), 0);
    await page.getByRole('button', { name: '停用' }).click();
    const ending = page.getByRole('dialog', { name: '停用“县统一身份认证”' });
    await ending.getByLabel('依据').fill('目录更换');
    await ending.getByRole('button', { name: '停用' }).click();
    await page.getByText('2026年3月2日 停用').waitFor();
    const refused = await fetch(`${console().url}/api/scim/v2/Users`, {
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(refused.status).toBe(401);
    const auditor = await console().as('shenji', '/directories');
    await auditor.getByRole('cell', { name: /县统一身份认证/ }).waitFor();
    await expectCount(auditor.getByRole('button', { name: '新建对接' }), 0);
  });
});
