import { Tabs } from 'antd';
import { useTexts } from '../../i18n/texts.js';
import { hasAnyRole, useSession } from '../../app/session.js';
import { DeliveryProof } from './delivery-proof.js';
import { Inbox } from './inbox.js';
import { Preferences } from './preferences.js';
import { noticeTexts } from './texts.js';

export function NoticesPage() {
  const t = useTexts(noticeTexts);
  // The API answers who oversees; a unit asks its supervisor.
  const mayAskForProof = hasAnyRole(useSession(), ['supervisor', 'officer', 'line_leader', 'principal']);
  return (
    <>
      <h1>{t.title}</h1>
      <Tabs
        items={[
          { key: 'unopened', label: t.unopened, children: <Inbox unopened /> },
          { key: 'all', label: t.all, children: <Inbox unopened={false} /> },
          { key: 'preferences', label: t.preferences, children: <Preferences /> },
          ...(mayAskForProof ? [{ key: 'proof', label: t.proof, children: <DeliveryProof /> }] : []),
        ]}
      />
    </>
  );
}
