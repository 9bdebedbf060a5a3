/**
 * Shapes of the map drawings. Paths use absolute commands M, L, C and Z only, so that every number pair is a place: a
 * path can be mirrored, drawn on the screen and on paper (PDF) without a second form of it.
 */
export type Place = readonly [x: number, y: number];

/** What a stroke is: the screen and the paper know how each looks. Filled: skin, hair, shade, lip, dark; the rest are lines. */
export type Part = 'skin' | 'hair' | 'shade' | 'lip' | 'dark' | 'line' | 'strong' | 'fine' | 'faint';

export interface Stroke {
  part: Part;
  d: string;
}

export type Side = 'left' | 'right' | 'middle';

/** A named region of a drawing. `left` and `right` are the patient's. The outline runs smoothly through its places. */
export interface Region {
  /** Unique in its drawing. */
  key: string;
  area: string;
  side: Side;
  outline: readonly Place[];
}

/** A drawing in a box of `width` x `height` units, origin top left. The first region that holds a place wins. */
export interface Drawing {
  width: number;
  height: number;
  strokes: readonly Stroke[];
  regions: readonly Region[];
}

const written = (n: number): string => String(Math.round(n * 10) / 10);

/** Bézier segments of a smooth curve (Catmull-Rom) through the places. */
function segments(places: readonly Place[], closed: boolean): Array<readonly [Place, Place, Place, Place]> {
  const count = places.length;
  const at = (index: number): Place =>
    places[closed ? (index + count) % count : Math.min(Math.max(index, 0), count - 1)] ?? [0, 0];
  return Array.from({ length: closed ? count : count - 1 }, (_, index) => {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    return [
      from,
      [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6],
      [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6],
      to,
    ] as const;
  });
}

/** A smooth line through the places as a path; closed: back to where it began. */
export function curve(places: readonly Place[], closed = false): string {
  const [start] = places;
  if (!start) return '';
  const words = segments(places, closed).map(
    ([, one, two, to]) => `C${[...one, ...two, ...to].map(written).join(' ')}`,
  );
  return `M${start.map(written).join(' ')}${words.join('')}${closed ? 'Z' : ''}`;
}

const polygons = new WeakMap<readonly Place[], Place[]>();

/** The outline of a region as a polygon, fine enough to tell whether a place lies in it. */
function polygon(outline: readonly Place[]): Place[] {
  const known = polygons.get(outline);
  if (known) return known;
  const corners = flattened(outline);
  polygons.set(outline, corners);
  return corners;
}

function flattened(outline: readonly Place[]): Place[] {
  return segments(outline, true).flatMap(([from, one, two, to]) =>
    [0, 0.2, 0.4, 0.6, 0.8].map((t): Place => {
      const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3];
      return [a * from[0] + b * one[0] + c * two[0] + d * to[0], a * from[1] + b * one[1] + c * two[1] + d * to[1]];
    }),
  );
}

/** True if the place (in units of the drawing) lies inside the outline: even-odd rule. */
export function holds(outline: readonly Place[], x: number, y: number): boolean {
  const corners = polygon(outline);
  let inside = false;
  for (const [index, [ax, ay]] of corners.entries()) {
    const [bx, by] = corners[(index + corners.length - 1) % corners.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** How far a place lies from an outline. */
export function distanceTo(outline: readonly Place[], x: number, y: number): number {
  return Math.min(...polygon(outline).map((corner) => away(corner, [x, y])));
}

/** The middle of an outline: the centre of its area, moved onto it where it lies outside (a sickle). */
export function middleOf(outline: readonly Place[]): Place {
  const corners = polygon(outline);
  let [double, x, y] = [0, 0, 0];
  for (const [index, [ax, ay]] of corners.entries()) {
    const [bx, by] = corners[(index + 1) % corners.length] ?? [ax, ay];
    const cross = ax * by - bx * ay;
    double += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  const middle: Place = [x / (3 * double), y / (3 * double)];
  if (holds(outline, middle[0], middle[1])) return middle;
  const near = [...corners].sort((a, b) => away(a, middle) - away(b, middle))[0] ?? middle;
  return [near[0], near[1]];
}

function away(a: Place, b: Place): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** The path mirrored about the middle line of a drawing of that width. */
export function mirrorPath(d: string, width: number): string {
  return d.replace(
    /(-?\d+(?:\.\d+)?)[ ,]+(-?\d+(?:\.\d+)?)/g,
    (_, x: string, y: string) => `${written(width - Number(x))} ${y}`,
  );
}

const across: Record<Side, Side> = { left: 'right', right: 'left', middle: 'middle' };

function mirrorRegion(region: Region, width: number): Region {
  const side = across[region.side];
  return {
    key: region.key.replace(/(left|right)$/, side),
    area: region.area,
    side,
    outline: region.outline.map(([x, y]): Place => [width - x, y]).reverse(),
  };
}

/** The same drawing from the other side. */
export function mirrorDrawing(drawing: Drawing): Drawing {
  return {
    ...drawing,
    strokes: drawing.strokes.map(({ part, d }) => ({ part, d: mirrorPath(d, drawing.width) })),
    regions: drawing.regions.map((region) => mirrorRegion(region, drawing.width)),
  };
}

/** Strokes of one half, and their mirror image. */
export function both(width: number, strokes: readonly Stroke[]): Stroke[] {
  return strokes.flatMap((stroke) => [stroke, { part: stroke.part, d: mirrorPath(stroke.d, width) }]);
}

/** A region of one side of a symmetrical drawing, and its mirror image. */
export function pair(width: number, key: string, area: string, side: Side, outline: readonly Place[]): Region[] {
  const region: Region = { key: `${key}-${side}`, area, side, outline };
  return [region, mirrorRegion(region, width)];
}

/** A region that lies across the middle line. */
export function single(key: string, area: string, outline: readonly Place[]): Region {
  return { key, area, side: 'middle', outline };
}

/** A disc. */
export function disc(x: number, y: number, radius: number): string {
  const k = radius * 0.5523;
  const [l, r, t, b] = [x - radius, x + radius, y - radius, y + radius];
  const ways = [
    [x + k, t, r, y - k, r, y],
    [r, y + k, x + k, b, x, b],
    [x - k, b, l, y + k, l, y],
    [l, y - k, x - k, t, x, t],
  ];
  return `M${written(x)} ${written(t)}${ways.map((way) => `C${way.map(written).join(' ')}`).join('')}Z`;
}
