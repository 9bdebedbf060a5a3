import { Button, CloseButton } from '@mantine/core';
import { IconNeedle } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Container } from '../../electron/inventory/schemas.ts';
import { formatAmount, formatQuantity } from '../../electron/kernel/quantity.ts';
import { useDesk } from '../api/desk.ts';
import { ContentBar } from '../inventory/ContentBar.tsx';
import { codeText } from '../inventory/containerLook.ts';
import { UseBy } from '../inventory/UseBy.tsx';
import { Facts } from '../ui/Fields.tsx';
import { formatDate, formatInstant } from '../ui/format.ts';
import { QuantityInput } from '../ui/QuantityInput.tsx';
import { useNow } from '../ui/useNow.ts';
import styles from './charting.module.css';

/** The scanned container, and how much to draw from it. */
export function DrawCard({
  container,
  suggested,
  busy,
  onDraw,
  onCancel,
}: {
  container: Container;
  suggested: number;
  busy: boolean;
  onDraw: (quantity: number) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation('charting');
  const { zone } = useDesk();
  const now = useNow();
  const { unit, remaining, labelled, diluentMl } = container;
  const [quantity, setQuantity] = useState<number | null>(suggested > 0 ? suggested : null);
  // a scan brought the person here: the amount is chosen, ready to be typed over
  const choose = useCallback((field: HTMLInputElement | null) => {
    field?.focus();
    field?.select();
  }, []);
  const fits = quantity !== null && quantity > 0 && quantity <= remaining;
  const volume = fits && diluentMl !== null ? formatQuantity(Math.round((quantity * diluentMl) / labelled)) : null;

  return (
    <form
      className={styles.card}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (fits) onDraw(quantity);
      }}
    >
      <div className={styles.cardHead}>
        <div>
          <strong>{container.productName}</strong>
          <span className={styles.code}>{codeText(container.code)}</span>
        </div>
        <CloseButton aria-label={t('otherContainer')} title={t('otherContainer')} onClick={onCancel} />
      </div>
      <ContentBar remaining={remaining} labelled={labelled} />
      <p className={styles.left}>
        {t('leftIn', { left: formatAmount(remaining, unit), whole: formatAmount(labelled, unit) })}
      </p>
      <Facts
        facts={[
          [t('lot'), container.lotNumber],
          [t('expiry'), formatDate(container.expiresOn)],
          [
            t('useBy'),
            container.beyondUseAt === null ? null : (
              <>
                {formatInstant(container.beyondUseAt, zone)} · <UseBy container={container} now={now} />
              </>
            ),
          ],
          [
            t('strength'),
            container.perTenthMl === null ? null : t('perTenth', { amount: formatAmount(container.perTenthMl, unit) }),
          ],
        ]}
      />
      <div className={styles.drawLine}>
        <QuantityInput
          label={t('drawQuantity')}
          unit={unit}
          step={unit === 'mL' ? 50 : 1000}
          min={1}
          max={remaining}
          value={quantity}
          onChange={setQuantity}
          ref={choose}
        />
        <Button type="submit" loading={busy} disabled={!fits} leftSection={<IconNeedle size={16} aria-hidden />}>
          {fits ? t('drawAmount', { amount: formatAmount(quantity, unit) }) : t('draw')}
        </Button>
      </div>
      <p className={styles.hint} role="status">
        {fits
          ? [
              volume === null ? '' : t('volumeToDraw', { amount: formatAmount(quantity, unit), volume }),
              t('leftAfter', { left: formatAmount(remaining - quantity, unit) }),
            ]
              .filter(Boolean)
              .join(' · ')
          : ' '}
      </p>
    </form>
  );
}
