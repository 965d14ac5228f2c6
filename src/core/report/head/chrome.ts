/**
 * Lines that a web page or a word processor puts around a report: they belong to no section and to no item.
 * Judged line by line on the matching copy, so spaces and widths are gone already.
 */

const PAGE_NUMBER = /^[-—–_·]*(?:第?\d{1,3}页?(?:[/,]?共\d{1,3}页)?)[-—–_·]*$/;

/** Words that only a page's frame begins a line with. */
const FRAME_START = new RegExp(
  '^(?:' +
    [
      '请输入(?:检索词|关键字|搜索)',
      '您?(?:当前|现在|所在)的?位置[::是]',
      '您的位置',
      '首页(?:$|[>/|·-])',
      '无障碍',
      '简体[|繁]',
      '今天是:?20\\d\\d',
      '(?:分享|转发)(?:到|至|:|$)',
      '(?:【|\\[)?(?:打印|关闭|收藏|字体|字号|大中小)',
      '字[体号](?:大小)?:',
      '扫一扫',
      '\\(?此件(?:主动|依申请|不予)?公开',
      '\\d{1,2}\\.\\d{1,2}\\.20\\d\\d',
      '扫码',
      '(?:浏览|阅读|点击|访问)(?:次数|量|数|:)',
      '(?:上|下)一[篇条]:?',
      '相关(?:报道|链接|文章|文档|信息|稿件|新闻|阅读)',
      '返回(?:顶部|首页|列表|上一页)',
      '版权所有',
      '主办单位?:',
      '承办单位?:',
      '技术支持:?',
      '网站(?:标识码|地图|声明|备案|主办)',
      '政府网站(?:标识码|找错)',
      '联系(?:我们|电话:)',
      '责任编辑:?',
      '编辑:',
      '责编:',
      '(?:文章|信息)?来源:',
      '(?:公文)?(?:发布|更新|成文|生成|公开|发文|印发)(?:日期|时间)(?:[\\]】|:]|$)',
      '(?:发布|公开|责任|发文)(?:机构|单位|主体|机关)[\\]】|:]',
      '索引号',
      '(?:备注/)?(?:文|文件|发文|发文字)(?:字?号)[\\]】|:]',
      '(?:文件)?(?:名称|标题):',
      '(?:主题(?:分类|词)|信息(?:分类|类别)|公开(?:方式|类别|形式|程序)|体裁分类|组配分类|效力状态|有效性|是否有效|公开目录|内容概述|语种)[\\]】|:]',
      '(?:时间|日期|作者|关键[字词])[\\]】|:]',
      '[\\u4e00-\\u9fff]?(?:公网安备|ICP备)',
      '附件下载',
      '(?:我要)?纠错',
      '微[信博]$',
      '(?:朗读|语音播报|收听|关怀版|长者模式|适老版|繁[体體])$',
      'Copyright',
      'var |function\\(|document\\.',
    ].join('|') +
    ')',
  'i',
);
const FRAME_ANYWHERE =
  /公网安备|ICP备\d|版权所有|网站标识码|浏览次数[::]|字号[::]|【(?:打印|关闭|字体)|分享到[::]|>\S{2,20}>/;
const FRAME_MAX = 160;
/** Cell borders and bullets of an index table. */
const TABLE_EDGE = /^[|[\]【•·■●*-]+/;

/** True for a line of site chrome, an index table row or a page number. */
export function isChrome(line: string): boolean {
  if (line.length > FRAME_MAX) return false;
  const words = line.replace(TABLE_EDGE, '');
  return words === '' || PAGE_NUMBER.test(words) || FRAME_START.test(words) || FRAME_ANYWHERE.test(words);
}

const CLOSING =
  /^(?:特此|专此|以上)(?:报告|汇报|函告|情况|报|述)|^妥否|^当否|^请予?(?:审[议阅查核示]|批[评示]|指正)|^附[:：件]|^(?:热忱)?欢迎.{0,30}(?:监督|意见|建议)|^抄送[:：]?|^\(?联系人[:：]/;

/** A formula that ends the document: 特此报告, 请审阅, 附件, 抄送. */
export function isClosingFormula(line: string): boolean {
  return line.length <= 120 && CLOSING.test(line);
}

const SIGNATURE_DATE =
  /^\(?(?:20\d\d|二[〇○O0零][一二三四五六七八九〇○零]{2})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日\)?$/;
const ORGAN_LINE =
  /^[\u4e00-\u9fff()、]{2,40}(?:政府|委员会|党委|党组|办公室|办事处|管委会|局|厅|院|委|办|中心|支队|大队|公司|司法所|社|处|会|站)(?:\(盖?章\))?$/;

/** 落款: the line of the organ or of the date under the text. */
export function isSignature(line: string): boolean {
  return SIGNATURE_DATE.test(line) || (line.length <= 42 && ORGAN_LINE.test(line));
}

export function isDateLine(line: string): boolean {
  return SIGNATURE_DATE.test(line);
}
