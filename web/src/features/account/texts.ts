import { texts } from '../../i18n/texts.js';

export const accountTexts = texts(
  {
    title: '个人设置',
    sessions: '登录中的设备',
    sessionsDetail: '不认识的，请结束并修改密码。',
    thisOne: '本机',
    signedIn: '登录时间',
    lastSeen: '最近使用',
    expires: '失效时间',
    from: '地址',
    device: '设备',
    end: '结束',
    endQuestion: '结束这次登录？',
    endWhat: '那台设备上的下一次操作会要求重新登录；未提交的内容会丢失。',
    unknown: '未知',
  },
  {
    title: 'My settings',
    sessions: 'Where you are signed in',
    sessionsDetail: 'End what you do not recognise and change your password.',
    thisOne: 'this one',
    signedIn: 'Signed in',
    lastSeen: 'Last used',
    expires: 'Expires',
    from: 'Address',
    device: 'Device',
    end: 'End',
    endQuestion: 'End this session?',
    endWhat: 'The next act on that device asks to sign in again; what was not sent there is lost.',
    unknown: 'unknown',
  },
);
