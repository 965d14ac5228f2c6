import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useId, useRef, useState, type DragEvent } from 'react';
import { useTexts } from '../i18n/texts.js';
import styles from './file-picker.module.css';
import { elementTexts } from './texts.js';

interface FilePickerProps {
  readonly title: string;
  readonly detail: string;
  /** Endings of file names, `.xlsx,.csv`. */
  readonly accept: string;
  /** The same in words, with the largest size. */
  readonly accepts: string;
  readonly isPending: boolean;
  readonly onFile: (file: File) => void;
}

/** One file, chosen or dropped. */
export function FilePicker({ title, detail, accept, accepts, isPending, onFile }: FilePickerProps) {
  const t = useTexts(elementTexts);
  const input = useRef<HTMLInputElement>(null);
  const heading = useId();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) onFile(file);
  };
  return (
    <section
      aria-labelledby={heading}
      className={`${styles.drop} ${isOver ? styles.over : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2 id={heading}>{title}</h2>
      <p>{detail}</p>
      <input
        ref={input}
        type="file"
        accept={accept}
        className="unseen"
        tabIndex={-1}
        aria-label={`${title}: ${t.choose}`}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
      <Button
        icon={<UploadOutlined />}
        loading={isPending}
        aria-describedby={heading}
        onClick={() => input.current?.click()}
      >
        {isPending ? t.uploading : t.choose}
      </Button>{' '}
      <small>
        {t.drop} · {accepts}
      </small>
    </section>
  );
}
