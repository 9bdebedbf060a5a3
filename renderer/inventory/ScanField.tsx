import { Button, TextInput } from '@mantine/core';
import { IconScan } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CameraButton } from '../devices/camera/CameraButton.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import styles from './stock.module.css';
import type { ScanProblem } from './useIdentify.ts';

/** The large field at the top: what a scanner sends from anywhere lands here too. */
export function ScanField({
  busy,
  problem,
  onCode,
  onAddProduct,
}: {
  busy: boolean;
  problem: ScanProblem | null;
  onCode: (raw: string) => void;
  onAddProduct: ((said: NonNullable<ScanProblem['said']>) => void) | null;
}) {
  const { t } = useTranslation('inventory');
  const [text, setText] = useState('');
  const said = problem?.said ?? null;
  return (
    <div className={styles.scan}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const raw = text.trim();
          if (raw === '') return;
          setText('');
          onCode(raw);
        }}
      >
        <TextInput
          className={styles.scanInput ?? ''}
          size="md"
          aria-label={t('scanLabel')}
          placeholder={t('scanPlaceholder')}
          leftSection={<IconScan size={18} aria-hidden />}
          rightSection={busy ? '…' : <CameraButton />}
          rightSectionWidth={44}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={512}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
        />
      </form>
      {problem ? (
        <ErrorNotice
          sentence={problem.sentence}
          actions={
            said !== null && onAddProduct ? (
              <Button size="xs" variant="default" onClick={() => onAddProduct(said)}>
                {t('addThisProduct')}
              </Button>
            ) : null
          }
        />
      ) : null}
    </div>
  );
}
