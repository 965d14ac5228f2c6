/** Names of organs and places as they stand in titles, signatures and opening sentences (matching copy). */

const ORGAN_END =
  '(?:人民政府办公[室厅]|人民政府|(?<=[省市县区州旗镇乡])政府|街道办事处|办事处|管理委员会|管委会|工作委员会|党工委|委员会办公室|委员会|司法所|党组|党委|[\\u4e00-\\u9fff]{0,12}(?:局|厅|部|署|办公室|机关|委|院|支队|大队|中心|总队|集团|公司|站|处|所|海关|分行|支行|联合社|供销社|残联|妇联|工商联|总工会|联合会|学校|大学|学院|馆|林场|农场|牧场))';
const HAN = '[\\u4e00-\\u9fff]';
const NAME = `${HAN}{2,24}?${ORGAN_END}`;

const JOINT = new RegExp(
  `^(中共${HAN}{2,24}?(?:工作委员会|委员会|党工委|党组|党委|[省市县区州旗]委(?!员会))|${HAN}{2,16}?(?:党工委|党委|党组))[、和]?(${NAME})$`,
);

/** A committee of the party, not an organ of government. */
export function isPartyOrgan(name: string): boolean {
  return name.startsWith('中共') || /(?:党工委|党委|党组)$/.test(name);
}
const LONE = new RegExp(`^(?:中共)?${NAME}$`);
const NOT_A_NAME =
  /^(?:关于|现将|根据|按照|我|全|本|各|有关|为|在|对|以|是|由|将|区委|县委|市委|省委|镇党委|乡党委|党委|街道党|上级|政府|通过|加强|推进|完善)|[的了]|(?<!依)法治|依法行政|工作情况|(?:干|内|全|各|局|外)部$/;

/** A column of the page: 「新闻中心」, 「政务公开」; an organ that reports has a place or a trade in its name. */
const COLUMN =
  /^(?:新闻|资讯|信息|媒体|互动|下载|政策|文件|数据|公告|通知|会员|学习|图片|视频|专题|办事|政务|服务|个人|用户)(?:发布|公开|服务|交流)?(?:中心|大厅|平台)$/;

/** The organ or organs that make up the whole of `text`; empty where it is no such name. */
export function organsOf(text: string): string[] {
  const joint = JOINT.exec(text);
  if (joint?.[1] && joint[2] && !NOT_A_NAME.test(joint[2])) return [joint[1], joint[2]];
  if (text.length > 32 || !LONE.test(text) || NOT_A_NAME.test(text) || COLUMN.test(text)) return [];
  return [text];
}

/** What stands before 关于 or before the year in a title. */
export function issuerInTitle(title: string): string {
  // 「2025年某省政府工作报告」: the report is named by its kind, whose it is stands before 工作报告.
  const government = /^(?:20\d\d年)?([\u4e00-\u9fff]{2,20}政府)工作报告/.exec(title)?.[1];
  if (government) return government;
  const cut = title.search(/关于|(?:20\d\d|二[〇○零O])|法治政府|法治建设|依法行政|年度/);
  // 「市人民防空办公室(市人防办)」: another name of the same organ.
  return cut > 0 ? title.slice(0, cut).replace(/\([^()]*\)$/, '') : '';
}

const PLACE_END =
  '(?:省|自治区|自治州|自治县|市|州(?![市区县])|盟|区|县|旗|镇|乡|街道|开发区|新区|高新区|园区|农场|林场)';
const PLACE = new RegExp(`^(?:中共)?(${HAN}{1,20}${PLACE_END})`);
/** 住房和城乡建设局 holds no 乡 of its own. */
const PLACE_LAZY = new RegExp(`^(?:中共)?((?:(?!住房)${HAN}{2,12}?${PLACE_END}){1,4})`);

/** The place an organ serves: 宝鸡市渭滨区人民政府 → 宝鸡市渭滨区; null where the name holds none. */
export function regionOfOrgan(organ: string): string | null {
  // 「望舒区人民政府松林街道办事处」: an office of the district, which serves its street.
  const bare = ofPlace(organ)
    .replace(/人民政府(?=[\u4e00-\u9fff]{2,8}街道)/, '')
    .replace(
      /(?:委全面依法治|人民政府|委员会|街道办事处|办事处|管理委员会|管委会|工作委员会|党工委).*$/,
      (end) => (end.startsWith('街道') ? '街道' : ''),
    );
  return bare === ofPlace(organ) ? (PLACE_LAZY.exec(bare)?.[1] ?? null) : (PLACE.exec(bare)?.[1] ?? null);
}

/** 「国家税务总局望舒县税务局」: the central organ it belongs to stands before the place it serves. */
function ofPlace(organ: string): string {
  return organ.replace(/^国家[\u4e00-\u9fff]{2,4}局(?=[\u4e00-\u9fff]{4,}局)/, '');
}

/** A place name that begins `text`: 都督乡2024年度… → 都督乡. */
export function leadingPlace(text: string): string | null {
  const [before = ''] = text.split('关于');
  const place = PLACE_LAZY.exec(before)?.[1] ?? null;
  return place && !/^(?:自治|我|全|本|各|该|在|为|近|今|一|以|根据|按照|坚持)/.test(place) ? place : null;
}

const SUBJECT = new RegExp(
  `(?:^|[,。:])(${HAN}{2,14}?(?:省|市|区|县|旗|镇|乡|街道))(?=(?:党委|人民政府|政府|党政|办事处|上下|各级)?(?:坚持|认真|紧紧|深入|全面|始终|严格|切实|高度|以(?=[^,。;]{2,40}为)|持续|扎实|积极|在|深刻|牢固|按照|聚焦|立足|围绕|把|将|着力|不断|充分))`,
);

/** The place that is the subject of an opening sentence: 「…领导下,即墨区坚持…」. */
export function subjectPlace(text: string): string | null {
  const place = SUBJECT.exec(text)?.[1] ?? null;
  return place &&
    !/^(?:自治|我|全|本|各|该|在|为|近|今|一|以|根据|按照|坚持|推动|推进|建设)|[的了和]/.test(place)
    ? place
    : null;
}

const SUBJECT_ORGAN = new RegExp(
  `(?:^|[,。:])(${HAN}{2,16}?(?:人民政府办公[室厅]|人民政府|街道办事处|办事处|管委会|管理委员会|党工委|局|厅|部|总署|委员会))(?=(?:坚持|认真|紧紧|深入|全面|始终|严格|切实|高度|以(?=[^,。;]{2,40}为)|持续|扎实|积极|在|深刻|牢固|按照|聚焦|立足|围绕|把|将|着力|不断|充分|党组|党委|法治))`,
);

const NAMED_IN_OPENING = new RegExp(
  `(?:现将|代表)(${HAN}{2,20}?(?:人民政府|国务院|街道办事处|办事处|管委会|管理委员会|局|厅|委员会)|国务院)(?=20\\d\\d|法治|依法|,?向|关于|本年度|党组)`,
);

/** 「区政府」 says whose, not which. */
const LOCAL = /^(?:[区县市省镇乡州]|自治|(?:新|开发|高新|园|功能)区)/;
/** 「区自然资源和城乡建设局」: its trade tells a department from all others of the place. */
const DEPARTMENT = /^[区县市省州](?!委|政府|人民)[\u4e00-\u9fff]{2,}(?:局|厅|委员会)$/;

/** 「现在,我代表某区人民政府,向大会报告工作」: a speech says whose it is in one of its first paragraphs. */
export function organInSpeech(text: string): string | null {
  const organ = NAMED_IN_OPENING.exec(text)?.[1] ?? null;
  return organ && organsOf(organ).length > 0 && !LOCAL.test(organ) ? organ : null;
}

/** The organ that is the subject of an opening sentence, or that the opening says it speaks for. */
export function organInOpening(text: string): string | null {
  for (const pattern of [SUBJECT_ORGAN, NAMED_IN_OPENING]) {
    const organ = pattern.exec(text)?.[1] ?? null;
    if (organ && organsOf(organ).length > 0 && (!LOCAL.test(organ) || DEPARTMENT.test(organ))) return organ;
  }
  return null;
}

const ABOVE = new RegExp(
  `(?:${HAN}{2,8}(?:省|自治区))?(?:${HAN}{2,8}(?:市|州|盟))?(?:${HAN}{2,8}(?:区|县|旗|市))?$`,
);
const WINDOW = 24;

/** The higher places that `before` ends with: 《青岛市 → 青岛市; empty where other words run into the name. */
export function higherPlaces(before: string): string {
  const run = /[\u4e00-\u9fff]*$/.exec(before)?.[0] ?? '';
  const above = ABOVE.exec(run)?.[0] ?? '';
  return above.length === run.length ? above : '';
}

/** The fullest form of `place` that stands in the text: 即墨区 → 青岛市即墨区 where 《青岛市即墨区… is found. */
export function fullestPlace(text: string, place: string): { name: string; start: number } | null {
  let best: { name: string; start: number } | null = null;
  for (let at = text.indexOf(place); at >= 0; at = text.indexOf(place, at + place.length)) {
    const whole = higherPlaces(text.slice(Math.max(0, at - WINDOW), at));
    const name = whole + place;
    if (!best || name.length > best.name.length) best = { name, start: at - whole.length };
  }
  return best;
}
