import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArrowBackUp, IconCircleMinus, IconDots, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Supply } from '../../../electron/billing/supplies/schemas.ts';
import { formatAmount } from '../../../electron/kernel/quantity.ts';
import { formatDate } from '../../ui/format.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import type { Tone } from '../../ui/tokens.ts';
import styles from './supplies.module.css';

const tones: Record<Supply['decision'], Tone> = { open: 'amber', used: 'green', unused: 'grey', left: 'blue' };

export interface SupplyRowProps {
  supply: Supply;
  /** Null for who may only look. */
  acts: { use: () => void; adjust: () => void; unused: () => void; takeBack: () => void } | null;
  busy: boolean;
}

/** One supply: what is usual or what became of it, and the next act. */
export function SupplyRow({ supply, acts, busy }: SupplyRowProps) {
  const { t } = useTranslation('supplies');
  const { name, unit, decision, expected, offered, lots, reason, staffName } = supply;
  const settleable = decision === 'open' || decision === 'left';
  const [first] = offered;
  const amount = formatAmount(expected, unit);
  const usual = first
    ? t('usualFrom', { amount, lot: first.number, date: formatDate(first.expiresOn) })
    : t('noStock', { amount });
  const detail =
    decision === 'used'
      ? t('lots', { lots: lots.map((row) => row.lot).join(', ') })
      : settleable
        ? usual
        : t('usual', { amount });
  return (
    <div className={styles.row}>
      <div className={styles.what}>
        <div className={styles.name} title={name}>
          {name}
        </div>
        <div className={styles.detail}>
          {detail}
          {reason ? <div>{t('why', { name: staffName ?? '', reason })}</div> : null}
        </div>
      </div>
      <div className={styles.acts}>
        {decision === 'open' && acts ? (
          <Button
            size="xs"
            variant="default"
            aria-label={t('useOf', { name })}
            disabled={busy || !first}
            onClick={acts.use}
          >
            {t('use')}
          </Button>
        ) : (
          <StatusBadge
            tone={tones[decision]}
            text={decision === 'used' ? t('used', { amount: formatAmount(supply.used, unit) }) : t(decision)}
          />
        )}
        {acts ? (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon aria-label={t('actionsOf', { name })}>
                <IconDots size={16} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {settleable ? (
                <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} disabled={!first} onClick={acts.adjust}>
                  {t('adjust')}
                </Menu.Item>
              ) : null}
              {settleable ? (
                <Menu.Item leftSection={<IconCircleMinus size={15} aria-hidden />} onClick={acts.unused}>
                  {t('markUnused')}
                </Menu.Item>
              ) : null}
              {decision === 'open' ? null : (
                <Menu.Item leftSection={<IconArrowBackUp size={15} aria-hidden />} onClick={acts.takeBack}>
                  {t('takeBack')}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </div>
    </div>
  );
}
