/** Words of merging charts, and of taking them apart. */
export const en = {
  action: 'Merge',
  title: 'Merge the chart of {{name}} with another',
  text: 'For a person who has two charts. Nothing is rewritten: everything stays as it was kept and is shown together. The charts can be taken apart again.',
  choose: 'This one',
  keep: 'Which chart goes on?',
  keepHelp: 'Its name, birth date, phone and e-mail are shown from now on.',
  chartOf: 'Chart {{number}}, {{name}}',
  reason: 'Why',
  reasonExample: 'e.g. booked twice under her maiden name',
  merge: 'Merge the charts',
  same: 'This is the chart you are in. Choose the other one.',
  done: 'Chart {{number}} is part of this chart now.',
  mergedCharts: 'Merged charts',
  mergedBy: 'Merged {{at}} by {{by}}: {{reason}}',
  through: 'First into chart {{number}}.',
  takeApart: 'Take apart',
  apartTitle: 'Let chart {{number}}, {{name}}, stand by itself again',
  apartText:
    'It gets back everything that was kept under it before. What was added since the charts were merged stays with this chart.',
  apart: 'Chart {{number}} stands by itself again.',
} as const;
