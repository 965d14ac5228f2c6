import { Drawer } from 'antd';
import { useTexts } from '../../i18n/texts.js';
import { appTexts } from '../texts.js';
import { NavList } from './navigation.js';

export function NavDrawer({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useTexts(appTexts);
  return (
    <Drawer open={open} onClose={onClose} placement="left" size={264} title={t.navigation}>
      <nav aria-label={t.navigation}>
        <NavList onGo={onClose} />
      </nav>
    </Drawer>
  );
}
