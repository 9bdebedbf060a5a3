import type { Tone } from '../tokens.ts';
import type { Span } from './grid.ts';

export interface CalendarResource {
  id: string;
  title: string;
  subtitle?: string | undefined;
}

export interface CalendarEvent {
  id: string;
  /** The column it stands in. */
  resourceId: string;
  /** Epoch ms. */
  start: number;
  end: number;
  title: string;
  subtitle?: string | undefined;
  /** The status as colour, as one sign and in words: never colour alone. */
  tone: Tone;
  mark?: string | undefined;
  statusText?: string | undefined;
  /** More signs behind the title, each with its words. */
  signs?: ReadonlyArray<{ sign: string; text: string }> | undefined;
  /** A stretch that is kept free rather than an entry: drawn hatched, behind the entries. */
  block?: boolean | undefined;
  /** Cannot be moved or resized. */
  fixed?: boolean | undefined;
  /** Drawn struck through and pale: no longer takes place. */
  gone?: boolean | undefined;
  /** Parts in which the resource is free although the event goes on (epoch ms); drawn hatched, and free to draw in. */
  freeParts?: ReadonlyArray<{ start: number; end: number }> | undefined;
}

export interface Place {
  resourceId: string;
  start: number;
  end: number;
}

/** How a range was chosen: a click or Enter take the usual length, a range was drawn, `block` asks for a block. */
export type Chosen = 'click' | 'range' | 'block';

/** `false` (or a rejected promise) puts the event back where it was. */
export type Verdict = boolean | undefined | Promise<boolean | undefined>;

export interface CalendarProps {
  /** What is shown, for those who hear it. */
  label: string;
  /** IANA zone of the clinic: everything is drawn on its wall clock. */
  zone: string;
  /** Epoch ms: the now line. */
  now: number;
  /** 'YYYY-MM-DD': the day shown, or a day of the week shown. */
  date: string;
  view: 'day' | 'week';
  resources: readonly CalendarResource[];
  events: readonly CalendarEvent[];
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
  /** Nothing can be drawn, moved or pulled. */
  readOnly?: boolean;
  /** An event that was cut: drawn pale until it is put somewhere. */
  cut?: string | null;
  /** A range was drawn, clicked or entered. */
  onSelectRange: (place: Place, chosen: Chosen) => void;
  onOpen: (id: string) => void;
  /** Moved in time, to another resource, or both. `from` is the resource it was taken from. */
  onMove: (id: string, to: Place, from: string) => Verdict;
  onResize: (id: string, end: number) => Verdict;
  /** Delete was pressed on it. */
  onRemove: (id: string) => void;
  onCut: (id: string) => void;
  /** Something is to be put at the cursor. */
  onPaste: (place: Place) => void;
}
