import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconFlipVertical, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartPoint } from '../useChart.ts';
import { type Given, MarkFields } from './MarkFields.tsx';
import styles from './map.module.css';
import type { MapLine } from './mapLines.ts';
import type { Marks } from './useMarks.ts';

export type Kind = 'point' | 'area';

/** Beside the drawing: what the next mark gets, or what the chosen one has. */
export function MarkPanel({
  marks,
  line,
  kind,
  onKind,
}: {
  marks: Marks;
  line: MapLine;
  kind: Kind;
  onKind: (kind: Kind) => void;
}) {
  const { t } = useTranslation('maps');
  const { chosen } = marks;
  if (chosen) return <Chosen key={`${chosen.id} ${chosen.version}`} marks={marks} point={chosen} line={line} />;
  return (
    <div className={styles.panel}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('kind')}
        value={kind}
        onChange={(value) => onKind(value)}
        data={[
          { value: 'point', label: t('kindPoint') },
          { value: 'area', label: t('kindArea') },
        ]}
      />
      <MarkFields
        given={marks.now}
        line={line}
        amountLabel={t(line.unit === 'mL' ? 'volume' : 'units')}
        onChange={marks.setNow}
        onSettle={() => undefined}
      />
      <p className={styles.hint}>{t(kind === 'area' ? 'hintArea' : 'hint')}</p>
    </div>
  );
}

function Chosen({ marks, point, line }: { marks: Marks; point: ChartPoint; line: MapLine }) {
  const { t } = useTranslation('maps');
  const [draft, setDraft] = useState<Given>(point);
  const index = marks.shown.findIndex(({ id }) => id === point.id) + 1;
  const settle = (change: Partial<Given> = {}): void => {
    const next = { ...draft, ...change };
    const area = next.area.trim() === '' ? point.area : next.area.trim();
    const quantity = next.quantity ?? point.quantity;
    const fields = { ...next, area, quantity, containerId: next.containerId ?? null, note: next.note.trim() };
    const keys = ['area', 'quantity', 'containerId', 'depth', 'technique', 'instrument', 'gauge', 'note'] as const;
    if (keys.some((key) => fields[key] !== point[key])) marks.change(point, fields);
  };
  return (
    <form
      className={styles.panel}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        settle();
        marks.choose(null);
      }}
    >
      <p className={styles.panelTitle}>{t(point.region === null ? 'chosenPoint' : 'chosenArea', { index })}</p>
      <MarkFields
        given={draft}
        line={line}
        amountLabel={t('quantity')}
        onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
        onSettle={settle}
      />
      <Group gap={6}>
        <Button size="xs" type="submit">
          {t('done')}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFlipVertical size={14} aria-hidden />}
          onClick={() => marks.mirror(point.id)}
        >
          {t('mirror')}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconTrash size={14} aria-hidden />}
          onClick={() => marks.remove(point.id)}
        >
          {t('remove')}
        </Button>
      </Group>
    </form>
  );
}
