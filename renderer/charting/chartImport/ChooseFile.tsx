import { Button, FileButton, Progress } from '@mantine/core';
import { IconFileImport, IconFolderOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './chartImport.module.css';
import type { ChartFileTools } from './useChartFile.ts';

const accepted = '.zip,.json,application/zip,application/json';

/** Where a chart file is dropped or chosen, and how far it is. */
export function ChooseFile({
  sending,
  busy,
  onFile,
}: Pick<ChartFileTools, 'sending' | 'busy'> & { onFile: (file: File) => void }) {
  const { t } = useTranslation('chartImport');
  const [over, setOver] = useState(false);
  const percent = `${Math.round((sending?.share ?? 0) * 100)}%`;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is a second way to the button inside
    <div
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file && !busy) onFile(file);
      }}
    >
      <IconFileImport size={34} stroke={1.4} aria-hidden />
      {sending ? (
        <div className={styles.sending} role="status">
          <p>{sending.share < 1 ? t('sending', { name: sending.name, percent }) : t('checking')}</p>
          <Progress value={sending.share * 100} size="sm" animated={sending.share >= 1} aria-label={sending.name} />
        </div>
      ) : (
        <>
          <p className={styles.dropTitle}>{over ? t('dropNow') : t('drop')}</p>
          <p className={styles.quiet}>{t('dropText')}</p>
          <FileButton
            accept={accepted}
            onChange={(file) => {
              if (file) onFile(file);
            }}
            inputProps={{ 'aria-label': t('choose') }}
          >
            {(props) => (
              <Button {...props} data-autofocus loading={busy} leftSection={<IconFolderOpen size={16} aria-hidden />}>
                {t('choose')}
              </Button>
            )}
          </FileButton>
        </>
      )}
    </div>
  );
}
