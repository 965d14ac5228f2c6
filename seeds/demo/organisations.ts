import { DEMO_DEPARTMENTS } from './departments.js';
import { dutiesOf, type DemoOrganisation } from './organisation.js';

const city: DemoOrganisation = {
  code: 'yh',
  path: '/yh/',
  name: '云珩市人民政府',
  shortName: '云珩市政府',
  aliases: ['云珩市', '市政府'],
  kind: 'government',
  level: 'city',
  documentPrefix: '云政',
  isReportingBody: true,
  jointWith: null,
  duties: [],
};

const SUPERVISION_OFFICE = '青砚县人民政府办公室（县政府督查室）';
const RULE_OF_LAW_OFFICE = '中共青砚县委全面依法治县委员会办公室';

const countyLeadership: readonly DemoOrganisation[] = [
  {
    code: 'qy',
    path: '/yh/qy/',
    name: '青砚县人民政府',
    shortName: '青砚县政府',
    aliases: ['青砚县', '县政府'],
    kind: 'government',
    level: 'county',
    documentPrefix: '青政',
    isReportingBody: true,
    jointWith: null,
    duties: [],
  },
  {
    code: 'qyxw',
    path: '/yh/qy/qyxw/',
    name: '中共青砚县委员会',
    shortName: '青砚县委',
    aliases: ['县委'],
    kind: 'party',
    level: 'county',
    documentPrefix: '青委',
    isReportingBody: false,
    jointWith: 'qy',
    duties: [],
  },
  {
    code: 'qyzfb',
    path: '/yh/qy/qyzfb/',
    name: SUPERVISION_OFFICE,
    shortName: '县政府督查室',
    aliases: ['县政府办公室', '县政府办', '督查室'],
    kind: 'office',
    level: 'county',
    documentPrefix: '青政办',
    isReportingBody: false,
    jointWith: null,
    duties: dutiesOf(SUPERVISION_OFFICE, {
      decisions: ['常务会议', '议定事项'],
      'open-government': ['栏目更新', '更新间隔'],
    }),
  },
  {
    code: 'qyyfb',
    path: '/yh/qy/qyyfb/',
    name: RULE_OF_LAW_OFFICE,
    shortName: '县委依法治县办',
    aliases: ['依法治县办'],
    kind: 'office',
    level: 'county',
    documentPrefix: '青法治办',
    isReportingBody: false,
    jointWith: null,
    duties: dutiesOf(RULE_OF_LAW_OFFICE, { leadership: ['协同不足'], assessment: [] }),
  },
];

interface TownSeed {
  readonly code: string;
  readonly place: string;
  readonly documentPrefix: string;
  readonly government: string;
  readonly partyCommittee: string;
}

/** A town's two bodies: the government carries the path, the party committee hangs under it and reports jointly. */
function town(seed: TownSeed): readonly DemoOrganisation[] {
  const path = `/yh/qy/${seed.code}/`;
  const common = { level: 'town', documentPrefix: seed.documentPrefix } as const;
  return [
    {
      ...common,
      code: seed.code,
      path,
      name: seed.government,
      shortName: seed.place,
      aliases: [`青砚县${seed.place}`, `${seed.place}人民政府`, `${seed.place}政府`],
      kind: 'town',
      isReportingBody: true,
      jointWith: null,
      duties: [],
    },
    {
      ...common,
      code: `${seed.code}dw`,
      path: `${path}${seed.code}dw/`,
      name: seed.partyCommittee,
      shortName: `${seed.place}党委`,
      aliases: [],
      kind: 'party',
      isReportingBody: false,
      jointWith: seed.code,
      duties: [],
    },
  ];
}

const towns: readonly TownSeed[] = [
  {
    code: 'ww',
    place: '望梧镇',
    documentPrefix: '望政',
    government: '青砚县望梧镇人民政府',
    partyCommittee: '中共青砚县望梧镇委员会',
  },
  {
    code: 'sl',
    place: '石笠镇',
    documentPrefix: '石政',
    government: '青砚县石笠镇人民政府',
    partyCommittee: '中共青砚县石笠镇委员会',
  },
  {
    code: 'lh',
    place: '鹭洄乡',
    documentPrefix: '鹭政',
    government: '青砚县鹭洄乡人民政府',
    partyCommittee: '中共青砚县鹭洄乡委员会',
  },
  {
    code: 'dz',
    place: '荻渚街道',
    documentPrefix: '荻街',
    government: '青砚县人民政府荻渚街道办事处',
    partyCommittee: '中共青砚县荻渚街道工作委员会',
  },
];

/**
 * The fictional city 云珩市 with its county 青砚县, parents before children.
 * None of the names is that of a real city, county, town or village.
 */
export const DEMO_ORGANISATIONS: readonly DemoOrganisation[] = [
  city,
  ...countyLeadership,
  ...DEMO_DEPARTMENTS,
  ...towns.flatMap(town),
];
