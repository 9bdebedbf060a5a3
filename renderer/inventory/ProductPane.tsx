import { Button, CloseButton, Stack } from '@mantine/core';
import { IconTruckDelivery } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../electron/kernel/quantity.ts';
import { useDesk } from '../api/desk.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Facts } from '../ui/Fields.tsx';
import { formatDate } from '../ui/format.ts';
import { Panel } from '../ui/Page.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { codeText, standingLook } from './containerLook.ts';
import styles from './stock.module.css';
import type { Found } from './useIdentify.ts';

/** A scanned package: what its code says, which containers it may be, and taking it in. */
export function ProductPane({
  found,
  onChoose,
  onReceive,
  onClose,
}: {
  found: Found;
  onChoose: (id: string) => void;
  onReceive: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('inventory');
  const desk = useDesk();
  const { product, containers = [] } = found;
  if (!product) return null;
  return (
    <Panel>
      <div className={styles.paneHead}>
        <h2 className={styles.paneTitle}>{product.name}</h2>
        <CloseButton aria-label={t('close')} onClick={onClose} />
      </div>
      <Facts
        facts={[
          [t('gtin'), found.gtin],
          [t('lot'), found.lot],
          [t('expiry'), found.expiresOn ? formatDate(found.expiresOn) : null],
          [t('serial'), found.serial],
        ]}
      />
      {desk.may('stock.manage') ? (
        <Button mt="md" leftSection={<IconTruckDelivery size={16} aria-hidden />} onClick={onReceive}>
          {t('receive')}
        </Button>
      ) : null}
      {product.inContainers ? (
        <div className={styles.section}>
          <h3 className={styles.sectionTitle}>{t(containers.length > 1 ? 'whichOne' : 'knownContainers')}</h3>
          {containers.length === 0 ? <EmptyState compact title={t('noneOfIt')} /> : null}
          <Stack gap={6}>
            {containers.map((container) => (
              <button key={container.id} type="button" className={styles.choice} onClick={() => onChoose(container.id)}>
                <span>
                  <span className={styles.code}>{codeText(container.code)}</span>{' '}
                  <span className={styles.muted}>{t('lotNumber', { lot: container.lotNumber })}</span>
                </span>
                <span>
                  {formatAmount(container.remaining, container.unit)}{' '}
                  <StatusBadge {...standingLook[container.standing]} text={t(`standing_${container.standing}`)} />
                </span>
              </button>
            ))}
          </Stack>
        </div>
      ) : null}
    </Panel>
  );
}
