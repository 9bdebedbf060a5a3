import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowBackUp, IconDots, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chart } from '../../electron/charting/schemas.ts';
import { formatAmount } from '../../electron/kernel/quantity.ts';
import { useDesk } from '../api/desk.ts';
import { codeText } from '../inventory/containerLook.ts';
import { formatTime } from '../ui/format.ts';
import { Panel } from '../ui/Page.tsx';
import styles from './charting.module.css';
import { DrawnBackDialog } from './DrawnBackDialog.tsx';
import type { ChartLine } from './useChart.ts';

/** What was drawn for this visit, from which container; waste and return of it. */
export function DrawnList({ chart }: { chart: Chart }) {
  const { t } = useTranslation('charting');
  const desk = useDesk();
  const [back, setBack] = useState<{
    how: 'waste' | 'return';
    line: ChartLine;
    draw: ChartLine['draws'][number];
  } | null>(null);
  const rows = chart.lines.flatMap((line) => line.draws.map((draw) => ({ line, draw })));
  if (rows.length === 0) return null;
  const mayAct = desk.may('stock.draw') && chart.appointmentState !== 'done';
  return (
    <Panel title={t('drawnList')} flush>
      <ul className={styles.drawn}>
        {rows.map(({ line, draw }) => (
          <li key={`${line.serviceLineId} ${draw.containerId}`}>
            <span>
              <strong className="s-num">{formatAmount(draw.quantity, line.unit ?? 'each')}</strong> {line.productName}
              <small>
                {t('drawnFrom', { code: codeText(draw.containerCode), lot: draw.lotNumber })} ·{' '}
                {formatTime(draw.lastAt, desk.zone)}
              </small>
            </span>
            {mayAct ? (
              <Menu>
                <Menu.Target>
                  <ActionIcon aria-label={t('drawnActions')}>
                    <IconDots size={16} aria-hidden />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item
                    leftSection={<IconTrash size={15} aria-hidden />}
                    onClick={() => setBack({ how: 'waste', line, draw })}
                  >
                    {t('backWaste')}
                  </Menu.Item>
                  <Menu.Item
                    leftSection={<IconArrowBackUp size={15} aria-hidden />}
                    onClick={() => setBack({ how: 'return', line, draw })}
                  >
                    {t('backReturn')}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            ) : null}
          </li>
        ))}
      </ul>
      {back ? <DrawnBackDialog {...back} onClose={() => setBack(null)} /> : null}
    </Panel>
  );
}
