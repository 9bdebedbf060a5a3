import { Button, Group, Modal, Stack, Switch } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { perTenthMl } from '../../electron/inventory/rules.ts';
import type { Container } from '../../electron/inventory/schemas.ts';
import { usableUntil } from '../../electron/inventory/vialPolicies/rules.ts';
import { formatAmount } from '../../electron/kernel/quantity.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatFromNow, formatInstant } from '../ui/format.ts';
import { QuantityInput } from '../ui/QuantityInput.tsx';
import { showDone } from '../ui/toasts.tsx';
import { useNow } from '../ui/useNow.ts';
import { useLabelPrinter } from './labels/useLabelPrinter.ts';
import styles from './stock.module.css';

/** The diluent the label of Botox Cosmetic names: 2.5 mL for 100 U, 1.25 mL for 50 U, so 4 U in 0.1 mL. */
function usualDiluent(container: Container): number {
  return container.unit === 'U' ? Math.round(container.labelled / 40) : 1000;
}

/** Opens a container; what comes as a powder is reconstituted and its strength shown while one types. */
export function OpenDialog({
  container,
  onClose,
  onOpened,
}: {
  container: Container;
  onClose: () => void;
  onOpened?: (container: Container) => void;
}) {
  const { t } = useTranslation('inventory');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const now = useNow();
  const { productName: name, reconstituted } = container;
  const [diluentMl, setDiluent] = useState<number | null>(reconstituted ? usualDiluent(container) : null);
  const labels = useLabelPrinter();
  const [withLabel, setWithLabel] = useState(true);
  const policies = useQuery(trpc.inventory.vialPolicies.queryOptions({ productId: container.productId }));
  const inForce = policies.data?.inForce;
  const { until, policyId } = usableUntil(
    now,
    container,
    inForce ? { ...inForce, revokedAt: null } : null,
    container.expiresOn,
    zone,
  );
  const open = useMutation(
    trpc.inventory.open.mutationOptions({
      onSuccess: (answer) => {
        showDone(t('openDone', { name, when: formatInstant(answer.container.beyondUseAt ?? until, zone) }));
        if (labels.there && withLabel) labels.print(container.id);
        onOpened?.(answer.container);
        onClose();
      },
    }),
  );
  const ready = !reconstituted || (diluentMl !== null && diluentMl > 0);

  return (
    <Modal opened onClose={onClose} title={t(reconstituted ? 'reconstituteTitle' : 'openTitle', { name })} size={420}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!ready) return;
          const diluent = reconstituted && diluentMl !== null ? { diluentMl } : {};
          open.mutate({ containerId: container.id, expectedVersion: container.version, ...diluent });
        }}
      >
        <Stack gap="md">
          {reconstituted ? (
            <QuantityInput
              label={t('diluentAdded')}
              description={t('diluentHelp')}
              unit="mL"
              step={100}
              min={1}
              max={100_000}
              value={diluentMl}
              onChange={setDiluent}
              required
              data-autofocus
            />
          ) : (
            <p className={styles.muted}>{t('openText')}</p>
          )}
          {reconstituted ? (
            <div className={styles.result} role="status">
              <span className={styles.muted}>{t('becomes')}</span>
              <p className={styles.resultFigure}>
                {diluentMl !== null && diluentMl > 0
                  ? formatAmount(perTenthMl(container.labelled, diluentMl), container.unit)
                  : '–'}
              </p>
            </div>
          ) : null}
          <div className={styles.result}>
            <span className={styles.muted}>{t('goodUntil')}</span>
            <p className={styles.resultFigure}>{formatInstant(until, zone)}</p>
            <span className={styles.muted}>
              {formatFromNow(until, now)}
              {policyId === null ? '' : ` · ${t('underPolicy')}`}
            </span>
          </div>
          {labels.there ? (
            <Switch
              label={t('labelWithOpening')}
              checked={withLabel}
              onChange={({ currentTarget: { checked } }) => setWithLabel(checked)}
            />
          ) : null}
          {open.error ? <ErrorNotice sentence={sentenceOf(open.error)} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={open.isPending} disabled={!ready}>
              {t(reconstituted ? 'reconstitute' : 'open')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
