import { Modal, type ModalProps } from 'antd';
import { useEffect, useState } from 'react';

/** A dialog that stands as long as it is drawn. When it goes, the focus goes on at what opened it. */
export function Dialog(props: Omit<ModalProps, 'open'>) {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (document.activeElement === document.body && opener instanceof HTMLElement)
        opener.focus({ preventScroll: true });
    },
    [opener],
  );
  return <Modal open {...props} />;
}
