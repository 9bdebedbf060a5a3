import { useState } from 'react';
import {
  type MarkColour,
  type MarkKind,
  type MarkPoint,
  markProblem,
  markScale,
  thinned,
} from '../../../electron/charting/photos/marks/rules.ts';

export interface Drawn {
  kind: MarkKind;
  colour: MarkColour;
  points: MarkPoint[];
  text: string | null;
}

export interface Drawing {
  kind: MarkKind | null;
  choose: (kind: MarkKind | null) => void;
  colour: MarkColour;
  setColour: (colour: MarkColour) => void;
  /** What is being drawn, as it would stand now. */
  draft: Drawn | null;
  /** Where the keyboard's cross stands. */
  cross: MarkPoint;
  /** A place for words was chosen: they are asked for. */
  wording: MarkPoint | null;
  start: (at: MarkPoint) => void;
  move: (at: MarkPoint) => void;
  finish: () => void;
  say: (text: string) => void;
  stop: () => void;
  step: (x: number, y: number) => void;
}

const inside = (value: number): number => Math.min(markScale, Math.max(0, Math.round(value)));

/** Drawing one mark after the other, by pointer (press, drag, let go) or by keyboard (arrows move a cross, Enter begins and ends). */
export function useDrawing(onDrawn: (mark: Drawn) => void): Drawing {
  const [kind, setKind] = useState<MarkKind | null>(null);
  const [colour, setColour] = useState<MarkColour>('white');
  const [points, setPoints] = useState<MarkPoint[]>([]);
  const [cross, setCross] = useState<MarkPoint>([5000, 5000]);
  const [wording, setWording] = useState<MarkPoint | null>(null);
  const grown = (now: MarkPoint[], at: MarkPoint): MarkPoint[] =>
    now.length === 0 ? now : kind === 'pen' ? [...now, at] : [now[0] ?? at, at];
  const stop = (): void => {
    setPoints([]);
    setWording(null);
  };
  return {
    kind,
    choose(next) {
      stop();
      setKind(next);
    },
    colour,
    setColour,
    draft: kind !== null && points.length > 1 ? { kind, colour, points, text: null } : null,
    cross,
    wording,
    start(at) {
      setCross(at);
      if (kind === 'text') setWording(at);
      else if (kind !== null) setPoints([at, at]);
    },
    move(at) {
      setCross(at);
      setPoints((now) => grown(now, at));
    },
    finish() {
      if (kind === null || kind === 'text' || points.length < 2) return;
      const mark: Drawn = { kind, colour, points: thinned(points), text: null };
      setPoints([]);
      if (markProblem(mark) === undefined) onDrawn(mark);
    },
    say(text) {
      if (wording) onDrawn({ kind: 'text', colour, points: [wording], text });
      setWording(null);
    },
    stop,
    step(x, y) {
      const at: MarkPoint = [inside(cross[0] + x), inside(cross[1] + y)];
      setCross(at);
      setPoints((now) => grown(now, at));
    },
  };
}
