import { DEMO_DEPARTMENTS } from './departments.js';
import type { DemoOrganisation } from './organisation.js';

const noDuties: DemoOrganisation['duties'] = [];

const city: readonly DemoOrganisation[] = [
  {
    code: 'yh',
    path: 'yh',
    name: '云珩市人民政府',
    shortName: '云珩市政府',
    aliases: ['云珩市', '市政府'],
    kind: 'government',
    level: 'city',
    documentCode: '云政',
    jointWith: null,
    duties: noDuties,
  },
];

const countyLeadership: readonly DemoOrganisation[] = [
  {
    code: 'qy',
    path: 'yh.qy',
    name: '青砚县人民政府',
    shortName: '青砚县政府',
    aliases: ['青砚县', '县政府'],
    kind: 'government',
    level: 'county',
    documentCode: '青政',
    jointWith: null,
    duties: noDuties,
  },
  {
    code: 'qyxw',
    path: 'yh.qy.qyxw',
    name: '中共青砚县委员会',
    shortName: '青砚县委',
    aliases: ['县委'],
    kind: 'party-committee',
    level: 'county',
    documentCode: '青委',
    jointWith: 'qy',
    duties: noDuties,
  },
  {
    code: 'qyzfb',
    path: 'yh.qy.qyzfb',
    name: '青砚县人民政府办公室（县政府督查室）',
    shortName: '县政府办',
    aliases: ['县政府督查室', '督查室', '政府办'],
    kind: 'supervision-office',
    level: 'county',
    documentCode: '青政办',
    jointWith: null,
    duties: [
      { theme: 'decisions', keywords: ['常务会议', '议定事项'] },
      { theme: 'open-government', keywords: ['栏目更新', '更新间隔'] },
    ],
  },
  {
    code: 'qyyfb',
    path: 'yh.qy.qyyfb',
    name: '中共青砚县委全面依法治县委员会办公室',
    shortName: '县委依法治县办',
    aliases: ['依法治县办', '县委全面依法治县委员会办公室'],
    kind: 'rule-of-law-office',
    level: 'county',
    documentCode: '青法治办',
    jointWith: null,
    duties: [
      { theme: 'leadership', keywords: ['协同不足', '统筹'] },
      { theme: 'assessment', keywords: [] },
    ],
  },
];

interface TownSeed {
  readonly code: string;
  readonly place: string;
  readonly documentCode: string;
  readonly government: string;
  readonly partyCommittee: string;
}

/** A town's two bodies: the government carries the path, the party committee hangs under it and reports jointly. */
function town(seed: TownSeed): readonly DemoOrganisation[] {
  const path = `yh.qy.${seed.code}`;
  const common = { level: 'town', documentCode: seed.documentCode } as const;
  return [
    {
      ...common,
      code: seed.code,
      path,
      name: seed.government,
      shortName: seed.place,
      aliases: [`青砚县${seed.place}`, `${seed.place}政府`],
      kind: 'government',
      jointWith: null,
      duties: [{ theme: 'village-rule-of-law', keywords: [seed.place] }],
    },
    {
      ...common,
      code: `${seed.code}dw`,
      path: `${path}.${seed.code}dw`,
      name: seed.partyCommittee,
      shortName: `${seed.place}党委`,
      aliases: [],
      kind: 'party-committee',
      jointWith: seed.code,
      duties: noDuties,
    },
  ];
}

const towns: readonly TownSeed[] = [
  {
    code: 'ww',
    place: '望梧镇',
    documentCode: '望政',
    government: '青砚县望梧镇人民政府',
    partyCommittee: '中共青砚县望梧镇委员会',
  },
  {
    code: 'sl',
    place: '石笠镇',
    documentCode: '石政',
    government: '青砚县石笠镇人民政府',
    partyCommittee: '中共青砚县石笠镇委员会',
  },
  {
    code: 'lh',
    place: '鹭洄乡',
    documentCode: '鹭政',
    government: '青砚县鹭洄乡人民政府',
    partyCommittee: '中共青砚县鹭洄乡委员会',
  },
  {
    code: 'dz',
    place: '荻渚街道',
    documentCode: '荻街',
    government: '青砚县人民政府荻渚街道办事处',
    partyCommittee: '中共青砚县荻渚街道工作委员会',
  },
];

/**
 * The fictional city 云珩市 with its county 青砚县, parents before children.
 * None of the names is that of a real city, county, town or village.
 */
export const DEMO_ORGANISATIONS: readonly DemoOrganisation[] = [
  ...city,
  ...countyLeadership,
  ...DEMO_DEPARTMENTS,
  ...towns.flatMap(town),
];
