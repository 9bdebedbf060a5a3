import { Autocomplete, Button, Group, SegmentedControl, Select } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FaceView } from '../../electron/charting/rules.ts';
import type { Chart } from '../../electron/charting/schemas.ts';
import { formatAmount, formatQuantity } from '../../electron/kernel/quantity.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FaceMap } from '../ui/facemap/FaceMap.tsx';
import { Panel } from '../ui/Page.tsx';
import { QuantityInput } from '../ui/QuantityInput.tsx';
import type { Tone } from '../ui/tokens.ts';
import { areaAt, areaNames } from './areas.ts';
import styles from './charting.module.css';
import { PointChips } from './PointChips.tsx';
import type { ChartLine, ChartPoint, ChartTools } from './useChart.ts';

const tones: readonly Tone[] = ['plum', 'teal', 'blue', 'violet', 'green', 'amber'];
const usualOf = { U: 4000, mL: 100, each: 1000 } as const;

/** A line that is charted on the map: it uses a product. */
export type MapLine = ChartLine & { productId: string; unit: NonNullable<ChartLine['unit']> };
export function mapLines(chart: Chart): MapLine[] {
  return chart.lines.filter((line): line is MapLine => line.productId !== null && line.unit !== null);
}

/** The face map with what the next point gets, or what the chosen point has. */
export function MapPanel({
  chart,
  tools,
  lineId,
  onLine,
}: {
  chart: Chart;
  tools: ChartTools;
  lineId: string | null;
  onLine: (id: string | null) => void;
}) {
  const { t } = useTranslation('charting');
  const lines = mapLines(chart);
  const [amounts, setAmounts] = useState<Record<string, number | null>>({});
  const [area, setArea] = useState('');
  const [chosenId, setChosen] = useState<string | null>(null);
  /** Placed, but not yet answered: shown at once. */
  const [pending, setPending] = useState<ChartPoint[]>([]);
  const line = lines.find((row) => row.serviceLineId === lineId) ?? lines[0];
  const chosen = chart.points.find((point) => point.id === chosenId);
  const readOnly = !tools.writable;
  const points = [...chart.points, ...pending];

  if (!line)
    return (
      <Panel title={t('map')}>
        <EmptyState compact title={t('nothingToPlace')} />
      </Panel>
    );
  const look = (point: ChartPoint): { unit: MapLine['unit']; tone: Tone } => {
    const index = Math.max(
      0,
      lines.findIndex((row) => row.serviceLineId === point.serviceLineId),
    );
    return { unit: lines[index]?.unit ?? 'each', tone: tones[index % tones.length] ?? 'plum' };
  };
  const describe = (point: ChartPoint): string =>
    t('pointOf', { amount: formatAmount(point.quantity, look(point).unit), area: point.area });
  const amount = amounts[line.serviceLineId] === undefined ? usualOf[line.unit] : amounts[line.serviceLineId];

  const add = (view: FaceView, x: number, y: number): void => {
    if (!amount) return;
    setChosen(null);
    const name = area.trim() === '' ? areaAt(view, x, y) : area.trim();
    const { serviceLineId, productId } = line;
    const containerId = line.draws.at(-1)?.containerId ?? null;
    const draft = { serviceLineId, productId, view, x, y, area: name, quantity: amount, containerId };
    const shown = { ...draft, id: crypto.randomUUID(), version: 0 };
    setPending((before) => [...before, shown]);
    void tools
      .place(draft)
      .then(() => tools.query.refetch({ cancelRefetch: false }))
      .finally(() => setPending((before) => before.filter(({ id }) => id !== shown.id)));
  };

  return (
    <Panel
      title={t('map')}
      actions={
        lines.length > 1 ? (
          lines.length <= 3 ? (
            <SegmentedControl
              size="xs"
              aria-label={t('service')}
              value={line.serviceLineId}
              onChange={onLine}
              data={lines.map((row) => ({ value: row.serviceLineId, label: row.serviceName }))}
            />
          ) : (
            <Select
              size="xs"
              aria-label={t('service')}
              allowDeselect={false}
              value={line.serviceLineId}
              onChange={onLine}
              data={lines.map((row) => ({ value: row.serviceLineId, label: row.serviceName }))}
            />
          )
        ) : null
      }
    >
      {readOnly ? null : (
        <div className={styles.strip}>
          <span className={styles.stripTitle}>
            {chosen ? t('pointChosen', { index: chart.points.indexOf(chosen) + 1 }) : t('pointNew')}
          </span>
          {chosen ? (
            <PointFields
              key={`${chosen.id} ${chosen.version}`}
              point={chosen}
              unit={look(chosen).unit}
              onChange={(fields) =>
                tools.changePoint({ pointId: chosen.id, expectedVersion: chosen.version, ...fields })
              }
              onRemove={() => {
                setChosen(null);
                tools.removePoint(chosen);
              }}
              onDone={() => setChosen(null)}
            />
          ) : (
            <>
              <QuantityInput
                aria-label={t(line.unit === 'mL' ? 'volume' : 'units')}
                w={104}
                unit={line.unit}
                step={line.unit === 'mL' ? 50 : 1000}
                min={1}
                value={amount ?? null}
                onChange={(value) => setAmounts({ ...amounts, [line.serviceLineId]: value })}
              />
              <Autocomplete
                aria-label={t('area')}
                placeholder={t('areaAuto')}
                w={168}
                data={[...areaNames]}
                value={area}
                onChange={setArea}
                maxLength={60}
              />
              <span className={styles.hint}>{t('mapHint')}</span>
            </>
          )}
        </div>
      )}
      <div className={styles.map}>
        <FaceMap
          points={points.map((point) => ({
            id: point.id,
            view: point.view,
            x: point.x,
            y: point.y,
            label: formatQuantity(point.quantity),
            description: describe(point),
            tone: look(point).tone,
          }))}
          chosenId={chosenId}
          readOnly={readOnly}
          onAdd={add}
          onSelect={setChosen}
          onMove={(id, x, y) => {
            const point = chart.points.find((row) => row.id === id);
            if (point) tools.movePoint({ pointId: id, view: point.view, x, y, expectedVersion: point.version });
          }}
          onRemove={(id) => {
            const point = chart.points.find((row) => row.id === id);
            setChosen(null);
            if (point) tools.removePoint(point);
          }}
        />
      </div>
      <PointChips
        points={points}
        look={look}
        chosenId={chosenId}
        onChoose={setChosen}
        onRemove={readOnly ? null : tools.removePoint}
      />
    </Panel>
  );
}

function PointFields({
  point,
  unit,
  onChange,
  onRemove,
  onDone,
}: {
  point: ChartPoint;
  unit: MapLine['unit'];
  onChange: (fields: { area: string; quantity: number }) => void;
  onRemove: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation('charting');
  const [quantity, setQuantity] = useState<number | null>(point.quantity);
  const [area, setArea] = useState(point.area);
  const save = (): void => {
    const changed = quantity !== point.quantity || area.trim() !== point.area;
    if (changed && quantity && area.trim() !== '') onChange({ area: area.trim(), quantity });
  };
  return (
    <form
      className={styles.stripForm}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
        onDone();
      }}
    >
      <QuantityInput
        aria-label={t('quantity')}
        w={104}
        unit={unit}
        step={unit === 'mL' ? 50 : 1000}
        min={1}
        value={quantity}
        onChange={setQuantity}
        onBlur={save}
      />
      <Autocomplete
        aria-label={t('area')}
        w={168}
        data={[...areaNames]}
        value={area}
        onChange={setArea}
        onBlur={save}
        maxLength={60}
      />
      <Group gap={6} ml="auto">
        <Button size="xs" variant="default" leftSection={<IconTrash size={14} aria-hidden />} onClick={onRemove}>
          {t('removePoint')}
        </Button>
        <Button size="xs" type="submit">
          {t('donePoint')}
        </Button>
      </Group>
    </form>
  );
}
