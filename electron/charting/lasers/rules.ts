import type { MapView } from '../../catalog/rules.ts';
import type { Id } from '../../kernel/ids.ts';
import { formatQuantity } from '../../kernel/quantity.ts';

export const coolings = ['none', 'contact', 'air', 'cryogen', 'gel'] as const;
export type Cooling = (typeof coolings)[number];

/** What was seen on the skin afterwards. */
export const endpoints = [
  'none',
  'erythema',
  'perifollicularEdema',
  'edema',
  'darkening',
  'purpura',
  'frosting',
  'pinpointBleeding',
  'vesselClearance',
] as const;
export type Endpoint = (typeof endpoints)[number];

/** Fitzpatrick's skin types as they are written. */
export const skinTypes = ['I', 'II', 'III', 'IV', 'V', 'VI'] as const;

/** Settings with a least and a most, each in thousandths of its unit; passes are whole. */
export const ranged = ['fluence', 'spot', 'pulse', 'rate', 'passes'] as const;
export type Ranged = (typeof ranged)[number];
export const unitOf: Record<Ranged, string> = { fluence: 'J/cm²', spot: 'mm', pulse: 'ms', rate: 'Hz', passes: '×' };

/** What a laser or another energy device was set to. Null: it has no such setting, or it was not noted. */
export interface LaserSettings {
  /** Whole nanometres. */
  wavelength: number | null;
  handpiece: string;
  /** Thousandths of J/cm², mm, ms, Hz. */
  fluence: number | null;
  spot: number | null;
  pulse: number | null;
  rate: number | null;
  passes: number;
  cooling: Cooling | null;
  endpoint: Endpoint | null;
  /** 1 to 6. */
  skinType: number | null;
  note: string;
}

export const noSettings: LaserSettings = {
  wavelength: null,
  handpiece: '',
  fluence: null,
  spot: null,
  pulse: null,
  rate: null,
  passes: 1,
  cooling: null,
  endpoint: null,
  skinType: null,
  note: '',
};

/** What the clinic lets a device be set to. An empty list or null: anything. */
export interface DeviceLimits {
  wavelengths: readonly number[];
  handpieces: readonly string[];
  ranges: Record<Ranged, { least: number; most: number } | null>;
}

export const noLimits: DeviceLimits = {
  wavelengths: [],
  handpieces: [],
  ranges: { fluence: null, spot: null, pulse: null, rate: null, passes: null },
};

const names: Record<Ranged, string> = {
  fluence: 'Fluence',
  spot: 'Spot',
  pulse: 'Pulse',
  rate: 'Rate',
  passes: 'Passes',
};

/** A setting with its unit; passes are whole, the others thousandths. */
export function written(setting: Ranged, value: number): string {
  return setting === 'passes' ? String(value) : `${formatQuantity(value)} ${unitOf[setting]}`;
}

/** What lies beyond the limits of the device, a sentence each. Settings that are not noted are not judged. */
export function beyondLimits(settings: LaserSettings, limits: DeviceLimits): string[] {
  const sentences = ranged.flatMap((setting) => {
    const [value, range] = [settings[setting], limits.ranges[setting]];
    if (value === null || range === null || (value >= range.least && value <= range.most)) return [];
    const allowed = `${written(setting, range.least)} to ${written(setting, range.most)}`;
    return [`${names[setting]} ${written(setting, value)} is outside ${allowed}.`];
  });
  const { wavelength } = settings;
  if (wavelength !== null && limits.wavelengths.length > 0 && !limits.wavelengths.includes(wavelength))
    sentences.push(`The device has no ${wavelength} nm, only ${limits.wavelengths.join(', ')} nm.`);
  return sentences;
}

/** What is wrong with limits, or undefined. */
export function limitsProblem(limits: DeviceLimits): string | undefined {
  const wrong = ranged.find((setting) => {
    const range = limits.ranges[setting];
    return range !== null && range.least > range.most;
  });
  return wrong === undefined ? undefined : `${names[wrong]}: the least cannot be above the most.`;
}

/** The numbers of a setting in one line, as screens and papers write them. */
export function settingsLine(settings: LaserSettings): string {
  const { wavelength, handpiece, passes } = settings;
  return [
    wavelength === null ? '' : `${wavelength} nm`,
    handpiece,
    ...(['fluence', 'spot', 'pulse', 'rate'] as const).map((one) => {
      const value = settings[one];
      return value === null ? '' : written(one, value);
    }),
    `${passes} ${passes === 1 ? 'pass' : 'passes'}`,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** An area treated with a device, as it was signed. */
export interface SignedTreatment extends LaserSettings {
  serviceLineId: Id;
  view: MapView;
  x: number;
  y: number;
  region: string;
  area: string;
  device: string;
  beyondReason: string | null;
}

/** The newest settings per area and device of rows that come newest first. */
export function lastSettings<T extends { area: string; equipmentId: Id }>(rows: readonly T[]): T[] {
  const seen = new Set<string>();
  return rows.filter(({ area, equipmentId }) => {
    const key = `${area.toLowerCase()} ${equipmentId}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** A treated area as the comparison of two visits looks at it. */
export interface ComparedTreatment extends LaserSettings {
  view: MapView;
  region: string;
  area: string;
  equipmentId: Id;
}

/** One area and device in two visits: its settings in words, one line for each time it was treated. */
export interface TreatmentDifference {
  view: MapView;
  region: string;
  area: string;
  equipmentId: Id;
  before: string[];
  after: string[];
  same: boolean;
}

/** What devices did in two visits, place by place and device by device, in the order of their first appearance. Pure. */
export function compareTreatments(
  before: readonly ComparedTreatment[],
  after: readonly ComparedTreatment[],
): TreatmentDifference[] {
  const keyOf = ({ view, region, equipmentId }: ComparedTreatment): string => `${view} ${region} ${equipmentId}`;
  const linesOf = (rows: readonly ComparedTreatment[], key: string): string[] =>
    rows.filter((row) => keyOf(row) === key).map(settingsLine);
  const places = new Map([...before, ...after].map((row) => [keyOf(row), row]));
  return [...places].map(([key, { view, region, area, equipmentId }]) => {
    const [old, now] = [linesOf(before, key), linesOf(after, key)];
    return { view, region, area, equipmentId, before: old, after: now, same: old.join('\n') === now.join('\n') };
  });
}
