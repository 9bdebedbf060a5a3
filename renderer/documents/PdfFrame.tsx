import { Button } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './documents.module.css';

/** A PDF as a file of this window: an address for a frame or a link, and the name to save it under. */
export interface PdfFile {
  url: string;
  fileName: string;
}

/** Makes a file of this window from an answer; null until there is one. Its memory is given back when the caller goes away. */
export function usePdfFile(data: { base64: string; fileName: string } | undefined): PdfFile | null {
  const [file, setFile] = useState<PdfFile | null>(null);
  useEffect(() => {
    if (!data) return;
    const bytes = Uint8Array.from(atob(data.base64), (sign) => sign.charCodeAt(0));
    const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
    setFile({ url, fileName: data.fileName });
    return () => {
      URL.revokeObjectURL(url);
      setFile(null);
    };
  }, [data]);
  return file;
}

/** Shows a PDF with buttons that print and save it; `waiting` stands there until the file has come. */
export function PdfFrame({ file, title, waiting }: { file: PdfFile | null; title: string; waiting: ReactNode }) {
  const { t } = useTranslation('documents');
  const frame = useRef<HTMLIFrameElement>(null);
  return (
    <div className={styles.viewer}>
      <div className={styles.bar}>
        <span className={styles.name}>{file?.fileName}</span>
        <Button
          variant="default"
          disabled={!file}
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => frame.current?.contentWindow?.print()}
        >
          {t('print')}
        </Button>
        <Button
          component="a"
          href={file?.url ?? '#'}
          download={file?.fileName}
          aria-disabled={!file}
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('save')}
        </Button>
      </div>
      {file ? (
        // oxlint-disable-next-line react/iframe-missing-sandbox -- the browser shows no PDF in a sandboxed frame; the bytes are our own
        <iframe ref={frame} className={styles.frame} src={`${file.url}#navpanes=0&view=FitH`} title={title} />
      ) : (
        <div className={styles.waiting} role="status">
          {waiting}
        </div>
      )}
    </div>
  );
}
