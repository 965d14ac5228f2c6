import type { SeededRandom } from './random.js';
import type { Tables } from './tables.js';

/** Everybody at one body who acts in its tasks. */
export interface Staff {
  readonly supervisor: Person;
  readonly officer: Person;
  readonly leader: Person;
  readonly liaison: Person;
  readonly owner: Person;
}

export interface Person {
  readonly id: string;
  readonly name: string;
}

export interface Body {
  readonly id: string;
  readonly path: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  /** 县, 市 or 省 in which it lies. */
  readonly region: string;
  readonly staff: Staff;
}

const BODIES_A_CITY = 150;
const BODIES_A_COUNTY = 15;
const STARTED = '2020-01-01 00:00:00+00';

const FIRST = '云江青白松柏石荻芦竹兰梅鹤雁溪清临望南北东西广永安宁和泰'.split('');
const SECOND = '川泽洲渚浦岭坪埠陵阳塘湖峰谷原林渡湾港桥'.split('');
const FAMILY = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜'.split('');
const GIVEN = [
  '清和',
  '文澜',
  '知远',
  '思齐',
  '明轩',
  '若谷',
  '书言',
  '景行',
  '亦安',
  '望舒',
  '秉文',
  '允执',
  '怀瑾',
  '砚秋',
];
const DEPARTMENTS = [
  '司法局',
  '市场监督管理局',
  '综合行政执法局',
  '住房和城乡建设局',
  '生态环境局',
  '教育局',
  '卫生健康局',
  '交通运输局',
  '自然资源局',
  '人力资源和社会保障局',
  '应急管理局',
  '农业农村局',
  '水利局',
  '文化和旅游局',
];

/** A province with its cities, counties and their departments, in this order: whoever stands above comes first. */
export function makeBodies(count: number, random: SeededRandom, tables: Tables): Body[] {
  const seats: Body[] = [];
  for (let n = 0; n < count; n++) seats.push(makeBody(n, seats, { random, tables }));
  return seats;
}

interface Maker {
  readonly random: SeededRandom;
  readonly tables: Tables;
}

function makeBody(n: number, earlier: readonly Body[], { random, tables }: Maker): Body {
  const place = placeOf(n);
  const parent = place.parent === null ? null : (earlier[place.parent] ?? null);
  const id = random.uuid();
  const path = `${parent?.path ?? '/'}${place.code}/`;
  const body = { id, path, code: place.code, ...place.names };
  tables.organisation.add([
    id,
    parent?.id,
    path,
    place.code,
    place.kind,
    place.level,
    body.name,
    body.shortName,
    true,
    STARTED,
  ]);
  return { ...body, staff: makeStaff(body, { random, tables }) };
}

/** Where the n-th body stands: 0 is the province, each 150 share a city, each 15 a county. */
function placeOf(n: number) {
  const city = Math.floor(n / BODIES_A_CITY);
  const county = Math.floor(n / BODIES_A_COUNTY);
  const unit = n % BODIES_A_COUNTY;
  const code = n.toString(36).padStart(4, '0');
  const cityName = `${wordFor(city, 0)}市`;
  const countyName = `${wordFor(county, 7)}县`;
  if (n === 0) return seat({ parent: null, code, level: 'province', region: '江渚省' });
  if (unit !== 0) {
    const department = DEPARTMENTS[unit - 1] ?? '';
    const names = {
      name: `${cityName}${countyName}${department}`,
      shortName: `${countyName.slice(0, -1)}${department}`,
      region: countyName,
    };
    return { parent: n - unit, code, kind: 'department', level: 'county', names };
  }
  if (n % BODIES_A_CITY === 0) return seat({ parent: 0, code, level: 'city', region: cityName });
  const above = city * BODIES_A_CITY;
  return seat({ parent: above, code, level: 'county', region: countyName, within: cityName });
}

function seat({
  parent,
  code,
  level,
  region,
  within = '',
}: {
  readonly parent: number | null;
  readonly code: string;
  readonly level: string;
  readonly region: string;
  readonly within?: string;
}) {
  const names = { name: `${within}${region}人民政府`, shortName: region, region };
  return { parent, code, kind: 'government', level, names };
}

/** A name for the n-th place; another one for each n: the number is its digits in the two alphabets. */
function wordFor(n: number, shift: number): string {
  const first = FIRST[(n + shift) % FIRST.length] ?? '';
  const second = SECOND[Math.floor(n / FIRST.length + n + shift) % SECOND.length] ?? '';
  const round = Math.floor(n / (FIRST.length * SECOND.length));
  return `${first}${second}${round === 0 ? '' : (FIRST[round % FIRST.length] ?? '') + (SECOND[Math.floor(round / FIRST.length) % SECOND.length] ?? '')}`;
}

function makeStaff(body: { id: string; code: string; shortName: string }, { random, tables }: Maker): Staff {
  const join = (role: string, post: string): Person => {
    const person = { id: random.uuid(), name: `${random.pick(FAMILY)}${random.pick(GIVEN)}` };
    const login = `${body.code}-${role.replace('_', '-')}`;
    tables.account.add([
      person.id,
      body.id,
      login,
      person.name,
      `${body.shortName}${post}`,
      NOBODY_SIGNS_IN,
      STARTED,
    ]);
    tables.roleGrant.add([random.uuid(), person.id, role, body.id, '2020-01-01', '生成数据', STARTED]);
    return person;
  };
  return {
    supervisor: join('supervisor', '督查员'),
    officer: join('officer', '经办人'),
    leader: join('line_leader', '分管领导'),
    liaison: join('liaison', '联络员'),
    owner: join('owner', '责任人'),
  };
}

/** No password has this hash. */
const NOBODY_SIGNS_IN = '-';
