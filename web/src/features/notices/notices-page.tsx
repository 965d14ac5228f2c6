import { Tabs } from 'antd';
import { useTexts } from '../../i18n/texts.js';
import { DeliveryProof } from './delivery-proof.js';
import { Inbox } from './inbox.js';
import { Preferences } from './preferences.js';
import { noticeTexts } from './texts.js';

export function NoticesPage() {
  const t = useTexts(noticeTexts);
  return (
    <>
      <h1>{t.title}</h1>
      <Tabs
        items={[
          { key: 'unopened', label: t.unopened, children: <Inbox unopened /> },
          { key: 'all', label: t.all, children: <Inbox unopened={false} /> },
          { key: 'preferences', label: t.preferences, children: <Preferences /> },
          { key: 'proof', label: t.proof, children: <DeliveryProof /> },
        ]}
      />
    </>
  );
}
