const TITLE_MAX = 70;
const TITLE_MIN = 6;
const TITLE_TOPIC = /法治|依法|法制|行政|整改|执法|普法|政府工作|工作/;
export const TITLE_FORM =
  /(?:报告|总结|汇报|情况|小结|年报|通报|材料|公示|公告|白皮书|(?:总结|情况|报告)[^。]{2,20}(?:计划|打算|安排|思路))(?:[(《].{1,20}[)》])?$/;
/** Whether a line of the matching copy can be a report's title: it names a topic of the genre and ends with its form. */
export function isTitle(text: string): boolean {
  if (text.length > TITLE_MAX || text.length < TITLE_MIN || /[。;:!?|]/.test(text)) return false;
  return TITLE_FORM.test(text) && TITLE_TOPIC.test(text) && !/^(?:现将|根据|按照)/.test(text);
}
