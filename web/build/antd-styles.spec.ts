import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { sheetsOf } from './antd-styles.js';

const FOLDERS = ['button', 'date-picker', 'form', 'input', 'input-number'];

describe('the sheets of the components', () => {
  it.each([
    ['.ant-btn{a:b}', 'button'],
    ['.ant-form-item .ant-input{a:b}', 'form'],
    ['.ant-input-number .ant-input{a:b}', 'input-number'],
    ['.ant-picker-cell:not(.ant-btn):hover{a:b}', 'date-picker'],
    ['.ant-zoom-enter{a:b}', ''],
    ['@keyframes antFade{from{a:b}to{a:c}}', ''],
    ['@media print{.ant-btn{a:b}}', 'button'],
  ])('%s is of %j', (rule, folder) => {
    expect([...sheetsOf(rule, FOLDERS)]).toEqual([[folder, rule]]);
  });

  it('gives each of the selectors of a rule to its own', () => {
    expect([...sheetsOf('.ant-btn:is(.x,.y),.ant-input{a:b}', FOLDERS)]).toEqual([
      ['button', '.ant-btn:is(.x,.y){a:b}'],
      ['input', '.ant-input{a:b}'],
    ]);
  });

  it('leaves out the thirteen colours by name', () => {
    expect([...sheetsOf('.ant-btn-color-volcano,.ant-btn-color-danger{a:b}', FOLDERS)]).toEqual([
      ['button', '.ant-btn-color-danger{a:b}'],
    ]);
  });

  it('leaves the links of the page as they are', () => {
    const [[, links = ''] = []] = sheetsOf('a:hover{a:b}', FOLDERS);
    expect(
      links
        .split('{')[0]
        ?.split(',')
        .every((selector) => selector.includes('ant-')),
    ).toBe(true);
  });

  it('of the sheet that antd ships nothing is lost but colours by name', () => {
    const css = readFileSync('node_modules/antd/dist/antd.css', 'utf8');
    const sheets = sheetsOf(css, FOLDERS);
    const kept = [...sheets.values()].reduce((sum, sheet) => sum + sheet.length, 0);
    expect(kept).toBeGreaterThan(css.length * 0.8);
    expect(sheets.get('button')).toContain('.ant-btn-primary');
  });
});
