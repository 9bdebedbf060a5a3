import { z } from 'zod';

const coordinate = z.number();
/** Pen strokes as they come from a pad; `strokesProblem` says whether they are a signature. */
export const Strokes = z.object({
  width: z.number().min(40).max(10_000),
  height: z.number().min(20).max(10_000),
  strokes: z.array(z.array(z.tuple([coordinate, coordinate])).max(20_000)).max(1_000),
});
