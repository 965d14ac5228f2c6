const HAN = /[\u4e00-\u9fff]/g;
const LEAST_HAN = 60;
/** What reports of this kind and their siblings speak of: 法治政府建设, 依法行政, 督察/巡察/审计整改, 政府工作. */
const TOPIC = /法治|依法|法制|执法|普法|整改|督[察查]|巡[察视]|审计|政府工作/;
const GENRE = /报告|汇报|总结|情况|工作/;

/**
 * Whether the text can be a report of this kind at all. Lenient on purpose: a report refused costs more than a foreign
 * text in which nothing is found.
 */
export function looksLikeReport(text: string): boolean {
  const han = text.match(HAN)?.length ?? 0;
  return han >= LEAST_HAN && TOPIC.test(text) && GENRE.test(text);
}
