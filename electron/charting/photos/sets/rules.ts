/** Guides that can be laid over the camera's picture. */
export const outlines = [
  'none',
  'faceFront',
  'faceThreeQuarterLeft',
  'faceThreeQuarterRight',
  'faceLeft',
  'faceRight',
  'body',
] as const;
