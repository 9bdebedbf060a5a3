import { type MapView, mapViews } from '../../catalog/rules.ts';
import type { Figure, PrintNode } from '../../documents/prints.ts';
import { formatAmount } from '../../kernel/quantity.ts';
import type { Depth, Instrument, SignedPoint, Technique } from '../points/rules.ts';
import { drawings, regionAt, regionOf } from './rules.ts';
import { curve } from './shapes/rules.ts';

export const viewNames: Record<MapView, string> = {
  front: 'Face, front',
  left: 'Face, left side',
  right: 'Face, right side',
  turnedLeft: 'Face, three quarters left',
  turnedRight: 'Face, three quarters right',
  lips: 'Lips',
  neck: 'Neck and décolleté',
  hands: 'Hands',
  bodyFront: 'Body, front',
  bodyBack: 'Body, back',
};

const depthNames: Record<Depth, string> = {
  topical: 'topical',
  intradermal: 'intradermal',
  subdermal: 'subdermal',
  subcutaneous: 'subcutaneous',
  submucosal: 'submucosal',
  intramuscular: 'intramuscular',
  subSmas: 'sub-SMAS',
  supraperiosteal: 'supraperiosteal',
};
const techniqueNames: Record<Technique, string> = {
  bolus: 'bolus',
  microdroplet: 'microdroplet',
  serialPuncture: 'serial puncture',
  linearThreading: 'linear threading',
  fanning: 'fanning',
  crossHatching: 'cross-hatching',
  layered: 'layered',
};
const instrumentNames: Record<Instrument, string> = { needle: 'needle', cannula: 'cannula' };

/** A place of the map as paper shows it: where it lies, and whether it is a whole area. */
export interface Placed {
  view: MapView;
  x: number;
  y: number;
  region?: string | null | undefined;
}

/** The drawings that carry marks, each with its own, numbered from 1 in the order given. */
export function mapFigures(marks: readonly Placed[]): PrintNode[] {
  const figures = mapViews.flatMap((view): Figure[] => {
    const own = marks.flatMap((mark, index) => (mark.view === view ? [{ mark, label: String(index + 1) }] : []));
    if (own.length === 0) return [];
    const { width, height, strokes } = drawings[view];
    const areas = own.flatMap(({ mark }) => regionOf(view, mark.region ?? '') ?? []);
    return [
      {
        caption: viewNames[view],
        width,
        height,
        paths: [
          ...strokes.map(({ part, d }) => ({ look: part, d })),
          ...areas.map(({ outline }) => ({ look: 'area' as const, d: curve(outline, true) })),
        ],
        marks: own.map(({ mark, label }) => ({ x: mark.x, y: mark.y, label })),
      },
    ];
  });
  return figures.length === 0 ? [] : [{ kind: 'figures', figures }];
}

/** The area with its side, as the drawing has it. */
export function sidedArea(mark: Placed & { area: string }): string {
  const { side } = regionAt(mark);
  return side === 'middle' || mark.area.toLowerCase().includes(side) ? mark.area : `${mark.area}, ${side}`;
}

/** How it was given, in words; empty for notes of earlier times, which do not say. */
export function howGiven(point: SignedPoint): string {
  const { depth = null, technique = null, instrument = null, gauge = null, note = '' } = point;
  const tool = instrument === null ? '' : `${gauge === null ? '' : `${gauge} G `}${instrumentNames[instrument]}`;
  return [depth === null ? '' : depthNames[depth], technique === null ? '' : techniqueNames[technique], tool, note]
    .filter((part) => part !== '')
    .join(', ');
}

/** The map with its numbered points, and the table that says what each got. */
export function pointNodes(points: readonly SignedPoint[]): PrintNode[] {
  if (points.length === 0) return [];
  const told = points.some((point) => howGiven(point) !== '');
  return [
    { kind: 'heading', text: 'Injection points', level: 2 },
    ...mapFigures(points),
    {
      kind: 'table',
      head: [
        { text: 'No.', share: 0.6 },
        { text: 'Area', share: 2 },
        { text: 'Product', share: 2 },
        { text: 'Quantity', share: 1.1, align: 'right' },
        { text: 'Lot', share: 1 },
        ...(told ? [{ text: 'How', share: 2.6 }] : [{ text: 'View', share: 1.6 }]),
      ],
      rows: points.map((point, index) => [
        String(index + 1),
        point.region ? `${sidedArea(point)} (whole area)` : sidedArea(point),
        point.product,
        formatAmount(point.quantity, point.unit),
        point.lot ?? '',
        told ? howGiven(point) : viewNames[point.view],
      ]),
    },
  ];
}
