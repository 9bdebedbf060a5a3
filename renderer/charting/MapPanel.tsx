import { ActionIcon, Button, Popover, SegmentedControl, Select } from '@mantine/core';
import { IconFlipVertical, IconKeyboard } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MapView, mapViews } from '../../electron/catalog/rules.ts';
import type { Chart } from '../../electron/charting/schemas.ts';
import { formatAmount, formatQuantity } from '../../electron/kernel/quantity.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Panel } from '../ui/Page.tsx';
import { LaserMap } from './lasers/LaserMap.tsx';
import { AreaSums } from './map/AreaSums.tsx';
import { CompareDialog } from './map/CompareDialog.tsx';
import { GhostMenu } from './map/GhostMenu.tsx';
import { MapKeys } from './map/MapKeys.tsx';
import { MapStage } from './map/MapStage.tsx';
import { type Kind, MarkPanel } from './map/MarkPanel.tsx';
import styles from './map/map.module.css';
import { lookOf, type MapLine, mapLines } from './map/mapLines.ts';
import type { MapMark } from './map/marks.ts';
import { ProtocolMenu } from './map/ProtocolMenu.tsx';
import { useGhost } from './map/useGhost.ts';
import { useMarks } from './map/useMarks.ts';
import { ViewPicker } from './map/ViewPicker.tsx';
import { PointChips } from './PointChips.tsx';
import type { ChartLine, ChartPoint, ChartTools } from './useChart.ts';

interface MapPanelProps {
  chart: Chart;
  tools: ChartTools;
  lineId: string | null;
  onLine: (id: string | null) => void;
}

/** The map of a visit: drawings with their marks, and what the next mark gets or the chosen one has. */
export function MapPanel(props: MapPanelProps) {
  const { t } = useTranslation('maps');
  const lines = mapLines(props.chart);
  const devices = props.chart.lines.filter((row) => row.productId === null && row.deviceKind !== null);
  const device =
    devices.find((row) => row.serviceLineId === props.lineId) ?? (lines.length === 0 ? devices[0] : undefined);
  const line = lines.find((row) => row.serviceLineId === props.lineId) ?? lines[0];
  const choice = (
    <LineChoice
      lines={[...lines, ...devices]}
      value={device?.serviceLineId ?? line?.serviceLineId ?? ''}
      onLine={props.onLine}
    />
  );
  if (device)
    return (
      <LaserMap key={device.serviceLineId} chart={props.chart} tools={props.tools} line={device} choice={choice} />
    );
  if (!line)
    return (
      <Panel title={t('map')}>
        <EmptyState compact title={t('nothingToPlace')} />
      </Panel>
    );
  return <OpenMap {...props} lines={lines} line={line} choice={choice} />;
}

function OpenMap({
  chart,
  tools,
  onLine,
  lines,
  line,
  choice,
}: MapPanelProps & { lines: MapLine[]; line: MapLine; choice: ReactNode }) {
  const { t } = useTranslation('maps');
  const marks = useMarks(chart.points, tools, line);
  const [chosenView, setView] = useState<MapView | null>(null);
  const [kind, setKind] = useState<Kind>('point');
  const [help, setHelp] = useState(false);
  const ghost = useGhost(chart.appointmentId, 'points');
  const [comparing, setComparing] = useState(false);
  const readOnly = !tools.writable;
  const view = chosenView ?? chart.points[0]?.view ?? line.mapView ?? 'front';
  const look = (point: ChartPoint) => lookOf(lines, point.serviceLineId);
  const drawn = (point: ChartPoint): MapMark => ({
    id: point.id,
    view: point.view,
    x: point.x,
    y: point.y,
    region: point.region,
    label: formatQuantity(point.quantity),
    description: t('markOf', { amount: formatAmount(point.quantity, look(point).unit), area: point.area }),
    tone: look(point).tone,
  });
  const counts = new Map(mapViews.map((one) => [one, marks.shown.filter((point) => point.view === one).length]));
  const chooseMark = (id: string | null): void => {
    marks.choose(id);
    const point = chart.points.find((one) => one.id === id);
    if (!point) return;
    setView(point.view);
    onLine(point.serviceLineId);
  };
  const own = marks.shown.some((point) => point.serviceLineId === line.serviceLineId);

  return (
    <Panel
      title={t('map')}
      actions={
        <>
          <GhostMenu ghost={ghost} onCompare={() => setComparing(true)} />
          {readOnly ? null : <ProtocolMenu tools={tools} marks={marks} line={line} />}
          {readOnly || !own ? null : (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconFlipVertical size={14} aria-hidden />}
              onClick={() => marks.mirror(null)}
            >
              {t('mirrorAll')}
            </Button>
          )}
          <Popover opened={help} onChange={setHelp} position="bottom-end" withArrow>
            <Popover.Target>
              <ActionIcon variant="default" aria-label={t('keysTitle')} onClick={() => setHelp(!help)}>
                <IconKeyboard size={16} aria-hidden />
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown>
              <MapKeys />
            </Popover.Dropdown>
          </Popover>
          {choice}
        </>
      }
    >
      <div className={styles.holder}>
        <div className={styles.body} data-readonly={readOnly || undefined}>
          <ViewPicker view={view} counts={counts} onView={setView} />
          <MapStage
            key={view}
            view={view}
            label={t(`view_${view}`)}
            marks={marks.shown.filter((point) => point.view === view).map(drawn)}
            ghosts={ghost.marks.filter((mark) => mark.view === view)}
            chosenId={marks.chosenId}
            readOnly={readOnly}
            wholeAreas={kind === 'area'}
            onPlace={marks.place}
            onArea={(key) => marks.placeArea(view, key)}
            onSelect={chooseMark}
            onMove={marks.move}
            onRemove={marks.remove}
            onMirror={marks.mirror}
            onRepeat={marks.repeat}
            onAmount={marks.setAmount}
            onView={(step) => {
              const at = (mapViews.indexOf(view) + step + mapViews.length) % mapViews.length;
              setView(mapViews[at] ?? view);
            }}
            onKey={(key) => {
              if (key === '?') setHelp(true);
              else if (key.toLowerCase() === 'g') ghost.toggle();
              else return false;
              return true;
            }}
          />
          <div className={styles.panel}>
            {readOnly ? null : <MarkPanel marks={marks} line={line} kind={kind} onKind={setKind} />}
            <AreaSums points={marks.shown} lines={lines} />
          </div>
        </div>
      </div>
      <PointChips
        points={marks.shown}
        look={look}
        chosenId={marks.chosenId}
        onChoose={chooseMark}
        onRemove={readOnly ? null : tools.removePoint}
      />
      {comparing && ghost.id ? (
        <CompareDialog chart={chart} visits={ghost.visits} firstId={ghost.id} onClose={() => setComparing(false)} />
      ) : null}
    </Panel>
  );
}

function LineChoice({
  lines,
  value,
  onLine,
}: {
  lines: readonly ChartLine[];
  value: string;
  onLine: (id: string | null) => void;
}) {
  const { t } = useTranslation('maps');
  if (lines.length < 2) return null;
  const data = lines.map((row) => ({ value: row.serviceLineId, label: row.serviceName }));
  const rest = { size: 'xs', 'aria-label': t('service'), value, onChange: onLine, data } as const;
  return lines.length <= 3 ? <SegmentedControl {...rest} /> : <Select {...rest} allowDeselect={false} />;
}
