import { Button, FileButton, Group } from '@mantine/core';
import { IconPhoto, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { logoBytesMax } from '../../electron/documents/logo/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Panel } from '../ui/Page.tsx';
import { showDone } from '../ui/toasts.tsx';
import styles from './documents.module.css';

/** The clinic's logo: shown as receipts, pages and the customer's screen show it; replaced and removed by the owner. */
export function LogoPanel() {
  const { t } = useTranslation('documents');
  const trpc = useTRPC();
  const manages = useDesk().may('clinic.manage');
  const logo = useQuery(trpc.documents.logo.queryOptions({}));
  const [tooLarge, setTooLarge] = useState(false);
  const set = useMutation(trpc.documents.setLogo.mutationOptions({ onSuccess: () => showDone(t('logoSet')) }));
  const remove = useMutation(
    trpc.documents.removeLogo.mutationOptions({ onSuccess: () => showDone(t('logoRemoved')) }),
  );
  const current = logo.data?.logo ?? null;
  const error = logo.error ?? set.error ?? remove.error;

  const upload = (file: File | null): void => {
    if (!file) return;
    setTooLarge(file.size > logoBytesMax);
    if (file.size > logoBytesMax) return;
    void file.arrayBuffer().then((buffer) => set.mutate({ base64: base64Of(new Uint8Array(buffer)) }));
  };
  const choose = (
    <FileButton
      accept="image/png,image/jpeg,image/webp"
      onChange={upload}
      inputProps={{ 'aria-label': t('logoChoose') }}
    >
      {(props) => (
        <Button {...props} size="xs" loading={set.isPending} leftSection={<IconPhoto size={15} aria-hidden />}>
          {current ? t('logoReplace') : t('logoChoose')}
        </Button>
      )}
    </FileButton>
  );
  return (
    <Panel title={t('logo')}>
      {current ? (
        <div className={styles.logoRow}>
          <img className={styles.logo} src={`data:image/png;base64,${current.base64}`} alt={t('logoAlt')} />
          <p className={styles.quiet}>{t('logoText')}</p>
          {manages ? (
            <Group gap="xs">
              {choose}
              <Button
                size="xs"
                variant="default"
                loading={remove.isPending}
                leftSection={<IconTrash size={15} aria-hidden />}
                onClick={() => remove.mutate({ id: current.id, expectedVersion: current.version })}
              >
                {t('logoRemove')}
              </Button>
            </Group>
          ) : null}
        </div>
      ) : logo.data ? (
        <EmptyState compact title={t('logoNone')} text={t('logoNoneText')} action={manages ? choose : null} />
      ) : null}
      {tooLarge ? (
        <ErrorNotice sentence={t('logoTooLarge')} />
      ) : error ? (
        <ErrorNotice sentence={sentenceOf(error)} />
      ) : null}
    </Panel>
  );
}

/** In parts: a call with a million arguments breaks the stack. */
function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
