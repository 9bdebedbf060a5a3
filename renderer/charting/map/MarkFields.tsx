import { Autocomplete, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  depths,
  type Instrument,
  instruments,
  type PointDetails,
  techniques,
} from '../../../electron/charting/points/rules.ts';
import { areaNames } from '../../../electron/charting/views/rules.ts';
import { QuantityInput } from '../../ui/QuantityInput.tsx';
import type { MapLine } from './mapLines.ts';

/** What a mark gets: how much of what, from which container, and how. */
export interface Given extends PointDetails {
  quantity: number | null;
  /** Empty: the area of the place. */
  area: string;
  /** Undefined: the container drawn from last. */
  containerId: string | null | undefined;
}

const usualGauges: Record<Instrument, readonly number[]> = {
  needle: [34, 33, 32, 31, 30, 29, 27, 26, 25, 23],
  cannula: [27, 25, 23, 22, 21, 20, 18],
};
const unknown = 'unknown';

/** The fields of a mark. `onChange` as it is typed, `onSettle` when a field is left or chosen. */
export function MarkFields({
  given,
  line,
  amountLabel,
  onChange,
  onSettle,
}: {
  given: Given;
  line: MapLine;
  amountLabel: string;
  onChange: (change: Partial<Given>) => void;
  onSettle: (change?: Partial<Given>) => void;
}) {
  const { t } = useTranslation('maps');
  const set = (change: Partial<Given>): void => {
    onChange(change);
    onSettle(change);
  };
  const { instrument, gauge } = given;
  const held = instrument === null ? null : `${instrument} ${gauge ?? ''}`.trim();
  const gaugesOf = (one: Instrument): number[] =>
    [...new Set([...usualGauges[one], ...(instrument === one && gauge !== null ? [gauge] : [])])].sort((a, b) => b - a);
  const containerId = given.containerId === undefined ? (line.draws.at(-1)?.containerId ?? null) : given.containerId;
  return (
    <>
      <QuantityInput
        size="xs"
        label={amountLabel}
        unit={line.unit}
        step={line.unit === 'mL' ? 50 : 1000}
        min={1}
        value={given.quantity}
        onChange={(quantity) => onChange({ quantity })}
        onBlur={() => onSettle()}
      />
      <Autocomplete
        size="xs"
        label={t('area')}
        placeholder={t('areaAuto')}
        data={[...areaNames]}
        value={given.area}
        onChange={(area) => onChange({ area })}
        onBlur={() => onSettle()}
        maxLength={60}
      />
      <Select
        size="xs"
        label={t('depth')}
        placeholder={t('notSaid')}
        clearable
        data={depths.map((value) => ({ value, label: t(`depth_${value}`) }))}
        value={given.depth}
        onChange={(depth) => set({ depth })}
      />
      <Select
        size="xs"
        label={t('technique')}
        placeholder={t('notSaid')}
        clearable
        data={techniques.map((value) => ({ value, label: t(`technique_${value}`) }))}
        value={given.technique}
        onChange={(technique) => set({ technique })}
      />
      <Select
        size="xs"
        label={t('instrument')}
        placeholder={t('notSaid')}
        clearable
        searchable
        data={instruments.map((one) => ({
          group: t(`instrument_${one}`),
          items: [
            { value: one as string, label: t(`instrument_${one}`) },
            ...gaugesOf(one).map((size) => ({
              value: `${one} ${size}`,
              label: t('gaugeOf', { gauge: size, instrument: t(`instrument_${one}`).toLowerCase() }),
            })),
          ],
        }))}
        value={held}
        onChange={(value) => {
          const [kind, size] = (value ?? '').split(' ');
          set({
            instrument: instruments.find((one) => one === kind) ?? null,
            gauge: size === undefined ? null : Number(size),
          });
        }}
      />
      <Select
        size="xs"
        label={t('container')}
        placeholder={line.draws.length === 0 ? t('nothingDrawn') : t('noContainer')}
        disabled={line.draws.length === 0}
        allowDeselect={false}
        data={[
          ...line.draws.map((draw) => ({
            value: draw.containerId,
            label: t('containerOf', { lot: draw.lotNumber, code: draw.containerCode }),
          })),
          ...(line.draws.length === 0 ? [] : [{ value: unknown, label: t('noContainer') }]),
        ]}
        value={containerId ?? (line.draws.length === 0 ? null : unknown)}
        onChange={(value) => set({ containerId: value === unknown ? null : value })}
      />
      <TextInput
        size="xs"
        label={t('note')}
        value={given.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
        onBlur={() => onSettle()}
        maxLength={300}
      />
    </>
  );
}
