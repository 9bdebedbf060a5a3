import type { Tone } from '../tokens.ts';
import type { Span } from './grid.ts';

export interface CalendarResource {
  id: string;
  title: string;
  subtitle?: string | undefined;
}

export interface CalendarEvent {
  id: string;
  /** Columns it stands in; usually one. */
  resourceIds: readonly string[];
  /** Epoch ms. */
  start: number;
  end: number;
  title: string;
  subtitle?: string | undefined;
  /** The status as colour, as one sign and in words: never colour alone. */
  tone: Tone;
  mark?: string | undefined;
  statusText?: string | undefined;
  /** Cannot be moved or resized. */
  fixed?: boolean | undefined;
  /** Drawn struck through and pale: no longer takes place. */
  gone?: boolean | undefined;
  /** Parts in which the resource is free although the event goes on (epoch ms); drawn hatched. */
  freeParts?: ReadonlyArray<{ start: number; end: number }> | undefined;
}

/** A stretch that is not bookable, such as a break. Epoch ms. */
export interface CalendarBlock {
  resourceId: string;
  start: number;
  end: number;
  title: string;
}

export interface Place {
  resourceId: string;
  start: number;
  end: number;
}

/** `false` (or a rejected promise) puts the event back where it was. */
export type Verdict = boolean | undefined | Promise<boolean | undefined>;

export interface CalendarProps {
  /** What is shown, for those who hear it. */
  label: string;
  /** IANA zone of the clinic: everything is drawn on its wall clock. */
  zone: string;
  /** Epoch ms; decides the zone's offset for the now line. */
  now: number;
  /** 'YYYY-MM-DD': the day shown, or a day of the week shown. */
  date: string;
  view: 'day' | 'week';
  resources: readonly CalendarResource[];
  events: readonly CalendarEvent[];
  blocks?: readonly CalendarBlock[];
  /** Working hours of a resource on a day; without it nothing is shaded. */
  openHours?: (resourceId: string, date: string) => readonly Span[];
  /** First and last minute of the day drawn; 7:00 to 20:00 unless told. */
  firstMinute?: number;
  lastMinute?: number;
  /** Minutes of one cursor step and of one snap. */
  step?: number;
  /** Length of a new entry from a click or Enter, in minutes. */
  newMinutes?: number;
  firstWeekday?: 1 | 7;
  /** A range was drawn, clicked or entered. */
  onSelectRange: (place: Place) => void;
  onOpen: (id: string) => void;
  /** Moved in time, to another resource, or both. `from` is the resource it was taken from. */
  onMove: (id: string, to: Place, from: string) => Verdict;
  onResize: (id: string, end: number) => Verdict;
}
