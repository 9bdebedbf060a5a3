export const en = {
  title: 'Go on with a reason',
  text: 'The clinic’s rules ask for a reason here. It is kept in the chart with your name and the time.',
  goOn: 'Go on',
  why: 'Reason',
} as const;
