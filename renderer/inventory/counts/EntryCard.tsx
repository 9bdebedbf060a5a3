import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../../electron/kernel/quantity.ts';
import { formatDate } from '../../ui/format.ts';
import { QuantityInput } from '../../ui/QuantityInput.tsx';
import { codeText } from '../containerLook.ts';
import styles from './counts.module.css';
import type { Target } from './target.ts';

/** Takes the number of what is in the hand: typed and Enter, or one of the two usual answers. */
export function EntryCard({
  target,
  busy,
  onCount,
}: {
  target: Target;
  busy: boolean;
  onCount: (counted: number) => void;
}) {
  const { t } = useTranslation('counts');
  const [counted, setCounted] = useState<number | null>(target.counted);
  const { name, unit, lotNumber, expiresOn, code, expected } = target;
  return (
    <form
      className={styles.entry}
      aria-label={name}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (counted !== null && !busy) onCount(counted);
      }}
    >
      <h2 className={styles.entryName}>{name}</h2>
      <p className={styles.muted}>
        {t('lotAndExpiry', { lot: lotNumber, expiry: formatDate(expiresOn) })}
        {code === null ? '' : ` · ${codeText(code)}`}
      </p>
      <QuantityInput
        size="xl"
        label={t('howMuch')}
        description={expected === null ? undefined : `${t('should')}: ${formatAmount(expected, unit)}`}
        unit={unit === 'each' ? '' : unit}
        min={0}
        value={counted}
        onChange={setCounted}
        autoFocus
      />
      <Group gap="xs" grow>
        <Button variant="default" disabled={busy} onClick={() => onCount(0)}>
          {t('notThere')}
        </Button>
        {expected === null || expected === 0 ? null : (
          <Button variant="default" disabled={busy} onClick={() => onCount(expected)}>
            {t('full')}
          </Button>
        )}
        <Button type="submit" loading={busy} disabled={counted === null}>
          {t('save')}
        </Button>
      </Group>
    </form>
  );
}
