import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../electron/kernel/quantity.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import styles from './charting.module.css';
import type { MapLine } from './MapPanel.tsx';
import type { ChartPoint } from './useChart.ts';

/** The points as a list: what the map shows, for those who read, and for choosing by keys. */
export function PointsTable({
  points,
  lines,
  chosenId,
  onChoose,
  onRemove,
}: {
  points: readonly ChartPoint[];
  lines: readonly MapLine[];
  chosenId: string | null;
  onChoose: (id: string) => void;
  onRemove: ((point: ChartPoint) => void) | null;
}) {
  const { t } = useTranslation('charting');
  if (points.length === 0) return null;
  const lineOf = (point: ChartPoint): MapLine | undefined =>
    lines.find((row) => row.serviceLineId === point.serviceLineId);
  const columns: Array<Column<ChartPoint>> = [
    { key: 'no', header: t('number'), width: '48px', cell: (point) => points.indexOf(point) + 1 },
    { key: 'area', header: t('area'), cell: (point) => point.area },
    { key: 'product', header: t('product'), cell: (point) => lineOf(point)?.productName ?? '' },
    { key: 'view', header: t('view'), width: '72px', cell: (point) => t(`view_${point.view}`) },
    {
      key: 'quantity',
      header: t('quantity'),
      width: '88px',
      align: 'right',
      cell: (point) => <span className="s-num">{formatAmount(point.quantity, lineOf(point)?.unit ?? 'each')}</span>,
    },
  ];
  return (
    <div className={styles.points}>
      <DataTable
        label={t('points')}
        columns={columns}
        rows={points}
        rowKey={(point) => point.id}
        currentKey={chosenId}
        onOpen={(point) => onChoose(point.id)}
        onRowKey={(event, point) => {
          if (!onRemove || (event.key !== 'Delete' && event.key !== 'Backspace')) return;
          event.preventDefault();
          onRemove(point);
        }}
      />
    </div>
  );
}
