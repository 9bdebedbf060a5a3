import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowBackUp, IconDots, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type BaseUnit, formatAmount } from '../../electron/kernel/quantity.ts';
import { useDesk } from '../api/desk.ts';
import { codeText } from '../inventory/containerLook.ts';
import { formatTime } from '../ui/format.ts';
import styles from './charting.module.css';
import type { ChartLine } from './useChart.ts';

/** What was drawn from one container; waste and return of it. */
export function DrawnRow({
  draw,
  unit,
  onBack,
}: {
  draw: ChartLine['draws'][number];
  unit: BaseUnit;
  onBack: ((how: 'waste' | 'return') => void) | null;
}) {
  const { t } = useTranslation('charting');
  const { zone } = useDesk();
  return (
    <div className={styles.drawn}>
      <span>
        <span className="s-num">{formatAmount(draw.quantity, unit)}</span>{' '}
        {t('drawnFrom', { code: codeText(draw.containerCode), lot: draw.lotNumber })} · {formatTime(draw.lastAt, zone)}
      </span>
      {onBack ? (
        <Menu>
          <Menu.Target>
            <ActionIcon aria-label={t('drawnActions')}>
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => onBack('waste')}>
              {t('backWaste')}
            </Menu.Item>
            <Menu.Item leftSection={<IconArrowBackUp size={15} aria-hidden />} onClick={() => onBack('return')}>
              {t('backReturn')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </div>
  );
}
