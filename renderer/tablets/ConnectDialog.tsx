import { Anchor, Button, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bridgeOf } from '../api/bridge.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { DialogForm } from '../ui/FormDialog.tsx';
import { formatTime } from '../ui/format.ts';
import { showDone } from '../ui/toasts.tsx';
import { useNow } from '../ui/useNow.ts';
import styles from './tablets.module.css';

/** Names a tablet, shows the code that connects its page, and waits for it. */
export function ConnectDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('tablets');
  const trpc = useTRPC();
  const list = useQuery(trpc.tablets.list.queryOptions({}));
  const taken = list.data?.tablets.map((tablet) => tablet.name) ?? [];
  const [name, setName] = useState<string | null>(null);
  const offer = useMutation(trpc.tablets.offerCode.mutationOptions());
  const free = (number: number): string => {
    const suggested = t('nameSuggested', { number });
    return taken.includes(suggested) ? free(number + 1) : suggested;
  };
  const wanted = (name ?? free(1)).trim();
  const connected = offer.data !== undefined && taken.includes(wanted);

  useEffect(() => {
    if (!connected) return;
    showDone(t('connected', { name: wanted }));
    onClose();
  }, [connected, wanted, onClose, t]);

  return (
    <Modal
      opened
      onClose={onClose}
      title={offer.data ? t('codeTitle', { name: wanted }) : t('connect')}
      size={460}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {offer.data ? (
        <Code {...offer.data} onAgain={() => offer.mutate({ name: wanted })} />
      ) : (
        <DialogForm
          submit={t('showCode')}
          ready={wanted !== '' && list.data !== undefined}
          busy={offer.isPending}
          problem={offer.error ? sentenceOf(offer.error) : null}
          onSubmit={() => {
            // a suggested name stays its own once it is taken
            setName(wanted);
            offer.mutate({ name: wanted });
          }}
          onClose={onClose}
        >
          <TextInput
            label={t('name')}
            description={t('nameHelp')}
            maxLength={40}
            data-autofocus
            value={name ?? free(1)}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </DialogForm>
      )}
    </Modal>
  );
}

function Code({ code, until, onAgain }: { code: string; until: number; onAgain: () => void }) {
  const { t } = useTranslation('tablets');
  const { zone } = useDesk();
  const now = useNow();
  const desktop = bridgeOf(window) !== null;
  const address = `${window.location.origin}/tablet`;
  return (
    <Stack gap="md">
      {desktop ? (
        <Button variant="default" onClick={() => window.open('tablet.html', 'salveTablet')} data-autofocus>
          {t('openWindow')}
        </Button>
      ) : (
        <div>
          <p className={styles.step}>{t('codeStep1')}</p>
          <Anchor href={address} target="_blank" className={styles.address ?? ''} data-autofocus>
            {address}
          </Anchor>
        </div>
      )}
      <div>
        <p className={styles.step}>{t('codeStep2')}</p>
        {now < until ? (
          <output className={styles.code} aria-label={code.split('').join(' ')}>
            {code.slice(0, 3)} {code.slice(3)}
          </output>
        ) : null}
        <p className={styles.help}>{now < until ? t('codeUntil', { time: formatTime(until, zone) }) : t('codeOver')}</p>
      </div>
      {now < until ? null : <Button onClick={onAgain}>{t('newCode')}</Button>}
    </Stack>
  );
}
