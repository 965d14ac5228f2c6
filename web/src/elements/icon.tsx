import type { AbstractNode, IconDefinition } from '@ant-design/icons-svg/es/types.js';
import type { ComponentType } from 'react';
import styles from './icon.module.css';

export type Icon = ComponentType;

/** One drawing of the set that antd draws with, without antd. It supports the words beside it and is not told to the ear. */
export function icon({ icon: drawing }: IconDefinition): Icon {
  const { attrs, children = [] } = drawing as AbstractNode;
  return function DrawnIcon() {
    return (
      <svg
        viewBox={attrs['viewBox']}
        className={styles.icon}
        fill="currentColor"
        fillRule={attrs['fill-rule'] === 'evenodd' ? 'evenodd' : 'nonzero'}
        focusable="false"
        aria-hidden
      >
        {children.map(({ attrs: { d } }) => (
          <path key={d} d={d} />
        ))}
      </svg>
    );
  };
}
