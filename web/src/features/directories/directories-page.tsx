import { useSession } from '../../app/session.js';
import { hasAnyRole } from '../../app/roles.js';
import { PageHead } from '../../elements/page-head.js';
import { useTexts } from '../../i18n/texts.js';
import { ClientList } from './client-list.js';
import { OfficeList } from './office-list.js';
import { directoryTexts } from './texts.js';

/** 目录对接: which directories keep people here (SCIM 2.0), and what their groups give. An auditor looks and changes nothing. */
export function DirectoriesPage() {
  const t = useTexts(directoryTexts);
  const mayAct = hasAnyRole(useSession(), ['security_admin']);
  return (
    <>
      <PageHead title={t.title} detail={t.detail} />
      <ClientList mayAct={mayAct} />
      <OfficeList mayAct={mayAct} />
    </>
  );
}
