export const en = {
  skip: 'Skip to the page',
} as const;
