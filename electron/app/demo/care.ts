import type { MapView } from '../../catalog/rules.ts';
import { aftercareOfVisit, giveSheet } from '../../charting/aftercare/service.ts';
import { draw } from '../../charting/draws/service.ts';
import { addPoint } from '../../charting/points/service.ts';
import { openChart, saveNote, showChart } from '../../charting/service.ts';
import { signChart } from '../../charting/signing/service.ts';
import { takeUsualAtVisit } from '../../charting/supplies/service.ts';
import { consentNeeds, previewConsent } from '../../consents/service.ts';
import { signConsent } from '../../consents/signing/service.ts';
import type { SignedStrokes } from '../../documents/signatures/rules.ts';
import { minute } from '../../kernel/dates.ts';
import { visitOf } from '../../scheduling/service.ts';
import type { Chance } from './chance.ts';
import { fillNote } from './noteAnswers.ts';
import { offer, type ServiceKey, type Shelf } from './offer.ts';
import { reasonsFor, withReasons } from './orders.ts';
import type { Stage, Who } from './stage.ts';
import type { StockRoom } from './stockRoom.ts';

type Spot = readonly [area: string, view: MapView, x: number, y: number, part: number];

const frown: Spot[] = [
  ['Glabella', 'front', 0.5, 0.42, 4],
  ['Glabella', 'front', 0.435, 0.392, 4],
  ['Glabella', 'front', 0.565, 0.392, 4],
  ['Glabella', 'front', 0.375, 0.372, 4],
  ['Glabella', 'front', 0.625, 0.372, 4],
];
const forehead: Spot[] = [
  ['Forehead', 'front', 0.36, 0.3, 2],
  ['Forehead', 'front', 0.43, 0.285, 2],
  ['Forehead', 'front', 0.5, 0.28, 2],
  ['Forehead', 'front', 0.57, 0.285, 2],
  ['Forehead', 'front', 0.64, 0.3, 2],
];
const crowsFeet: Spot[] = [
  ["Crow's feet, left", 'left', 0.5, 0.45, 4],
  ["Crow's feet, left", 'left', 0.52, 0.485, 4],
  ["Crow's feet, left", 'left', 0.5, 0.52, 2],
  ["Crow's feet, right", 'right', 0.5, 0.45, 4],
  ["Crow's feet, right", 'right', 0.48, 0.485, 4],
  ["Crow's feet, right", 'right', 0.5, 0.52, 2],
];
const lips: Spot[] = [
  ['Upper lip', 'front', 0.44, 0.722, 0.15],
  ['Upper lip', 'front', 0.56, 0.722, 0.15],
  ['Upper lip', 'front', 0.5, 0.716, 0.1],
  ['Lower lip', 'front', 0.45, 0.765, 0.2],
  ['Lower lip', 'front', 0.55, 0.765, 0.2],
  ['Lower lip', 'front', 0.5, 0.775, 0.2],
];
const midface: Spot[] = [
  ['Cheek, left', 'left', 0.475, 0.57, 0.5],
  ['Midface, left', 'left', 0.4, 0.585, 0.5],
  ['Cheek, right', 'right', 0.525, 0.57, 0.5],
  ['Midface, right', 'right', 0.6, 0.585, 0.5],
];
const spots: Partial<Record<ServiceKey, Spot[]>> = {
  upperFace: [...frown, ...forehead, ...crowsFeet],
  frown,
  lips,
  midface,
};

const notes: Partial<Record<ServiceKey, string>> = {
  upperFace:
    'Dynamic lines of the upper face. Expression symmetric at rest. Injected as charted; no immediate reaction.',
  frown: 'Frown lines at rest and in motion. Injected as charted; no immediate reaction.',
  lips: 'Volume and border as discussed. Blunt cannula and needle, slow injection, aspiration negative. Capillary refill normal.',
  midface:
    'Volume loss of the midface. Deep bolus on bone, aspiration negative. Capillary refill normal on both sides.',
  hair: 'Test spot unremarkable. Eye shields on. Even erythema as expected.',
  photofacial: 'Eye shields on. Two passes, contact cooling. Mild erythema.',
  peel: 'Skin prepared, one layer, neutralised after even frosting.',
  needling: 'Numbing cream 20 min. Even pinpoint bleeding, hyaluronic serum applied.',
};
/** A signature in one to three swings, never the same twice. */
export function signature(chance: Chance): SignedStrokes {
  const swing = (from: number, length: number, size: number): Array<[number, number]> => {
    const loops = Math.round(length / 26);
    const [lean, tilt] = [0.9 + chance.next() * 0.5, chance.next() * 12 - 2];
    const heights = Array.from({ length: loops + 1 }, () => size * (0.35 + chance.next() * 0.65));
    return Array.from({ length: loops * 14 + 1 }, (_, at) => {
      const turn = (at / 14) * 2 * Math.PI;
      const part = at / (loops * 14);
      const high = (heights[Math.floor(at / 14)] ?? size) * (at < 14 ? 1.5 : 1);
      const x = from + length * part - Math.sin(turn) * 7 * lean + (1 - Math.cos(turn)) * 5 * lean;
      const y = 112 - tilt * part - ((1 - Math.cos(turn)) / 2) * high;
      return [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
    });
  };
  const first = chance.whole(90, 150);
  const strokes = [swing(60, first, 52), swing(100 + first, chance.whole(110, 190), 40)];
  if (chance.happens(0.4)) {
    strokes.push(
      Array.from({ length: 20 }, (_, at): [number, number] => [80 + at * 15, 132 - Math.round(Math.sin(at / 6) * 6)]),
    );
  }
  return { width: 640, height: 190, strokes };
}

/** No text of the demo asks for a witness. */
const nobody = { whoApproved: () => undefined, spend: () => undefined };

/** The patient reads and signs what the visit asks for; the front desk hands the pen over. */
export function signConsents(stage: Stage, at: number, appointmentId: string, patientName: string): void {
  const { tx, chance } = stage;
  const needs = consentNeeds(tx, appointmentId).filter((need) => need.signed === null);
  for (const [order, { serviceLineId, editionId }] of needs.entries()) {
    stage.play(at + order * minute, 'frontDesk', 'consents.sign', (act) => {
      const { hash } = previewConsent(tx, act, { serviceLineId, editionId });
      const strokes = signature(chance);
      const signed = { shownHash: hash, signedName: patientName, strokes, relationship: null, initials: [] };
      signConsent(tx, act, { serviceLineId, editionId, ...signed }, nobody);
    });
  }
}

/** Draws and charts every line of a visit; `part` below 1 leaves the chart in the middle of the work. */
export function treat(
  stage: Stage,
  stock: StockRoom,
  shelf: Shelf,
  at: number,
  visit: { appointmentId: string; provider: Who; services: readonly ServiceKey[] },
  part = 1,
): void {
  const { tx, chance } = stage;
  const { appointmentId, provider, services } = visit;
  const { encounterId, version } = stage.play(at, provider, 'charting.open', (act) =>
    openChart(tx, act, { appointmentId }),
  );
  const { lines } = visitOf(tx, appointmentId);
  for (const [order, key] of services.entries()) {
    const line = lines[order];
    const product = offer(key).product;
    if (!line || !product) continue;
    const all = spots[key] ?? [];
    const placed = all.slice(0, Math.max(1, Math.round(all.length * part)));
    const more = product === 'serenox' && part === 1 && chance.happens(0.35) ? 1000 : 0;
    const given = placed.map((spot) => Math.round(spot[4] * 1000) + (spot[0] === 'Glabella' ? more : 0));
    const total = given.reduce((sum, quantity) => sum + quantity, 0);
    const drawn = stock.draw(at, provider, product, total);
    for (const { containerId, quantity } of drawn) {
      stage.play(at, provider, 'charting.draw', (act) =>
        withReasons(chance, (overrides) => draw(tx, act, { serviceLineId: line.id, containerId, quantity, overrides })),
      );
    }
    stage.play(at + minute, provider, 'charting.addPoint', (act) => {
      for (const [number, [area, view, x, y]] of placed.entries()) {
        const place = { view, x: moved(chance, x), y: moved(chance, y), area };
        const what = { productId: shelf.product[product], containerId: drawn[0]?.containerId ?? null };
        const quantity = given[number] ?? 0;
        withReasons(chance, (overrides) =>
          addPoint(tx, act, { encounterId, serviceLineId: line.id, ...place, ...what, quantity, overrides }),
        );
      }
    });
  }
  const note = services.flatMap((key) => notes[key] ?? []).join('\n\n');
  if (part === 1) fillNote(stage, at + 2 * minute, { appointmentId, encounterId, provider, remarks: note });
  else if (note !== '') {
    stage.play(at + 2 * minute, provider, 'charting.saveNote', (act) =>
      saveNote(tx, act, { encounterId, note, aftercare: '', expectedVersion: version }),
    );
  }
}

const moved = (chance: Chance, place: number): number =>
  Math.round((place + (chance.next() - 0.5) * 0.012) * 10_000) / 10_000;

/** The provider signs the chart: charges are confirmed, the visit goes to checkout. */
export function signOff(stage: Stage, at: number, appointmentId: string, provider: Who): void {
  const { tx } = stage;
  stage.play(at, provider, 'charting.sign', (act) => {
    const { encounterId, version } = openChart(tx, act, { appointmentId });
    for (const { languages } of aftercareOfVisit(tx, act, { appointmentId }).sheets)
      if (languages[0]) giveSheet(tx, act, { appointmentId, editionId: languages[0].editionId });
    const { missing } = showChart(tx, act, { appointmentId });
    signChart(tx, act, {
      encounterId,
      expectedVersion: version,
      reasons: [],
      notPerformed: [],
      withoutConsent: [],
      withoutPhotos: [],
      emptyFields: [],
      overrides: reasonsFor(stage.chance, missing),
    });
  });
  // the last ones of the day are settled at the till
  if (stage.now - at > 90 * minute) {
    stage.play(at + minute, provider, 'charting.supplies.takeUsual', (act) =>
      takeUsualAtVisit(tx, act, { appointmentId }),
    );
  }
}
