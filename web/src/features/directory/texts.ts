import { texts } from '../../i18n/texts.js';

export const directoryTexts = texts(
  {
    people: {
      title: '导入人员名单',
      detail:
        '一行一人。必有“登录名”“姓名”“单位”三列，可有“职务”“邮箱”“状态”；状态写“停用”的停用，名单里没有的人不动。岗位不随名单授予。',
      sample:
        '登录名,姓名,单位,职务,邮箱,状态\r\nli.ming,李明,示例县司法局,科长,li.ming@unit.example,在职\r\n',
      sampleName: '人员名单样表.csv',
      key: '登录名',
    },
    organisations: {
      title: '导入机构名单',
      detail:
        '一行一个单位，上级在前。必有“代码”“上级单位”“单位名称”三列，可有“简称”“类别”“层级”“机关代字”“年度报告”。只新增和更名；变更隶属、撤销须逐个办理。',
      sample:
        '代码,上级单位,单位名称,简称,类别,层级,机关代字,年度报告\r\nsfj,示例县人民政府,示例县司法局,县司法局,部门,县,,否\r\n',
      sampleName: '机构名单样表.csv',
      key: '代码',
    },
    accepts: 'csv（UTF-8 或 GB18030），至多 20000 行',
    sampleFile: '下载样表',
    tooLarge: '文件太大：至多 180 万字，请分几次导入。',
    trial: (count: string, file: string) => `试读“${file}”：${count} 行，还没有写入任何内容。`,
    taken: (count: string, file: string) => `“${file}”已写入：${count} 行。`,
    outcomes: {
      created: '新增',
      changed: '修改',
      unchanged: '无变化',
      suspended: '停用',
      restored: '恢复',
      refused: '不收',
    },
    line: '行',
    outcome: '结果',
    note: '说明',
    openTasks: (count: string) => `还有 ${count} 项未办结任务，须换人交接`,
    rest: (count: string) => `另有 ${count} 行未列出`,
    only: '只看',
    all: '全部',
    apply: (count: string) => `写入 ${count} 行`,
    applyNothing: '没有要写入的内容',
    applyQuestion: '按名单写入？',
    applyWhat: '不收的行跳过，其余的逐行写入并记入审计。',
    another: '换一个文件',
    passwords: '下载首次密码',
    passwordsOnce: '首次密码只在这里出现一次。请现在下载，逐人交给本人；第一次登录须改密码。',
    passwordsFile: '首次密码.csv',
    passwordColumns: '登录名,首次密码',
  },
  {
    people: {
      title: 'Import people',
      detail:
        'One person a line. Columns 登录名, 姓名 and 单位 are needed; 职务, 邮箱 and 状态 may be there. Who is marked 停用 is suspended; who is not in the list is left alone. Offices are not granted by a list.',
      sample:
        '登录名,姓名,单位,职务,邮箱,状态\r\nli.ming,李明,示例县司法局,科长,li.ming@unit.example,在职\r\n',
      sampleName: 'people.csv',
      key: 'Login',
    },
    organisations: {
      title: 'Import organisations',
      detail:
        'One body a line, parents first. Columns 代码, 上级单位 and 单位名称 are needed; 简称, 类别, 层级, 机关代字 and 年度报告 may be there. A list adds and renames; moving and closing is done one by one.',
      sample:
        '代码,上级单位,单位名称,简称,类别,层级,机关代字,年度报告\r\nsfj,示例县人民政府,示例县司法局,县司法局,部门,县,,否\r\n',
      sampleName: 'organisations.csv',
      key: 'Code',
    },
    accepts: 'csv (UTF-8 or GB18030), 20,000 lines at most',
    sampleFile: 'Download a sample',
    tooLarge: 'Too large: 1.8 million characters at most; please import in parts.',
    trial: (count, file) => `Dry run of “${file}”: ${count} lines; nothing was written yet.`,
    taken: (count, file) => `“${file}” is in: ${count} lines.`,
    outcomes: {
      created: 'created',
      changed: 'changed',
      unchanged: 'unchanged',
      suspended: 'suspended',
      restored: 'restored',
      refused: 'refused',
    },
    line: 'Line',
    outcome: 'Outcome',
    note: 'Note',
    openTasks: (count) => `${count} open tasks to be handed over`,
    rest: (count) => `${count} more lines are not shown`,
    only: 'Only',
    all: 'All',
    apply: (count) => `Write ${count} lines`,
    applyNothing: 'Nothing to write',
    applyQuestion: 'Write as the list says?',
    applyWhat: 'Refused lines are left out; the others are written one by one and put on record.',
    another: 'Another file',
    passwords: 'Download first passwords',
    passwordsOnce:
      'First passwords appear only here and now. Download them and hand each to its person; it has to be changed at the first sign-in.',
    passwordsFile: 'first-passwords.csv',
    passwordColumns: 'login,first password',
  },
);
