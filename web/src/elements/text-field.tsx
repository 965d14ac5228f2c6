import { useId, useState, type ComponentProps } from 'react';
import { useTexts } from '../i18n/texts.js';
import { EyeInvisibleOutlined, EyeOutlined } from './icons.js';
import input from './input.module.css';
import styles from './text-field.module.css';
import { elementTexts } from './texts.js';

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'id' | 'className'> {
  readonly label: string;
  /** What may be written here, below the field. */
  readonly detail?: string;
  /** Why what stands here cannot be sent. */
  readonly fault?: string | undefined;
}

/** The browser's own field in the look of a form, for pages that are there before antd is; a password can be looked at. */
export function TextField({ label, detail, fault, type = 'text', ...rest }: TextFieldProps) {
  const id = useId();
  const t = useTexts(elementTexts);
  const [isSeen, setSeen] = useState(false);
  const told = [
    ...(fault === undefined ? [] : [`${id}-fault`]),
    ...(detail === undefined ? [] : [`${id}-detail`]),
  ];
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <span className={styles.box}>
        <input
          {...rest}
          id={id}
          className={input.frame}
          type={isSeen ? 'text' : type}
          aria-invalid={fault !== undefined}
          aria-describedby={told.length === 0 ? undefined : told.join(' ')}
        />
        {type === 'password' && (
          <button
            type="button"
            className={styles.eye}
            tabIndex={-1}
            aria-label={isSeen ? t.hide : t.show}
            onClick={() => setSeen(!isSeen)}
          >
            {isSeen ? <EyeOutlined /> : <EyeInvisibleOutlined />}
          </button>
        )}
      </span>
      {fault !== undefined && (
        <div role="alert" id={`${id}-fault`} className={styles.fault}>
          {fault}
        </div>
      )}
      {detail !== undefined && (
        <div id={`${id}-detail`} className={styles.detail}>
          {detail}
        </div>
      )}
    </div>
  );
}
