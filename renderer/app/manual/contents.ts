/** The pages of the manual in reading order. Each is `resources/manual/SLUG.md`, whose first line is its title. */
export const manualGroups = [
  { word: 'manualBegin', slugs: ['first-run', 'signing-in', 'the-desk'] },
  {
    word: 'manualVisit',
    slugs: [
      'patients',
      'calendar',
      'waitlist',
      'recalls',
      'today',
      'intake',
      'consent',
      'tablet',
      'exams-and-orders',
      'safety-rules',
      'drawing',
      'supplies',
      'charting',
      'notes',
      'aftercare',
      'photos',
      'sign-off',
      'chart-files',
    ],
  },
  {
    word: 'manualMoney',
    slugs: [
      'estimates',
      'till',
      'paid-ahead',
      'gift-cards',
      'memberships',
      'three-way-check',
      'receipts',
      'refunds',
      'drawer',
      'day',
      'earnings',
    ],
  },
  {
    word: 'manualHouse',
    slugs: [
      'stock-day',
      'stock-room',
      'orders',
      'counts',
      'stock-reports',
      'devices',
      'settings',
      'rules',
      'audit',
      'problems',
    ],
  },
] as const;

export type ManualSlug = (typeof manualGroups)[number]['slugs'][number];

export const manualSlugs: readonly ManualSlug[] = manualGroups.flatMap(({ slugs }) => [...slugs]);

/** True for the name of a page of the manual. */
export function isManualSlug(text: string): text is ManualSlug {
  return (manualSlugs as readonly string[]).includes(text);
}

/** Which page explains a place of the desk; the longest beginning wins. */
const places: ReadonlyArray<readonly [path: string, slug: ManualSlug]> = [
  ['/settings/earnings', 'earnings'],
  ['/settings/devices', 'devices'],
  ['/settings/consents', 'consent'],
  ['/settings/tablets', 'tablet'],
  ['/settings/note-templates', 'notes'],
  ['/settings/snippets', 'notes'],
  ['/settings/aftercare', 'aftercare'],
  ['/pending-charges', 'consent'],
  ['/settings/photo-sets', 'photos'],
  ['/settings/forms', 'intake'],
  ['/intake', 'intake'],
  ['/settings/policies', 'rules'],
  ['/settings/safety', 'safety-rules'],
  ['/reports/reasons', 'safety-rules'],
  ['/settings/offers', 'paid-ahead'],
  ['/paid-ahead', 'paid-ahead'],
  ['/gift-cards', 'gift-cards'],
  ['/settings', 'settings'],
  ['/waitlist', 'waitlist'],
  ['/recalls', 'recalls'],
  ['/stock/recalled-lots', 'stock-room'],
  ['/reports/three-way', 'three-way-check'],
  ['/calendar', 'calendar'],
  ['/patients', 'patients'],
  ['/chart-import', 'chart-files'],
  ['/visits', 'charting'],
  ['/orders', 'exams-and-orders'],
  ['/sign-off', 'sign-off'],
  ['/stock/counts', 'counts'],
  ['/stock/orders', 'orders'],
  ['/stock/suppliers', 'orders'],
  ['/stock/returns', 'orders'],
  ['/reports', 'stock-reports'],
  ['/stock', 'stock-room'],
  ['/till/day', 'day'],
  ['/till/z', 'day'],
  ['/till', 'till'],
  ['/invoices', 'receipts'],
  ['/estimates', 'estimates'],
  ['/manual', 'the-desk'],
  ['/', 'today'],
];

/** The page for where one is: a place of the desk, or what stands before it. */
export function manualFor(where: { clinic: string; inside: boolean; path: string } | null): ManualSlug {
  if (where === null || where.clinic === 'problem') return 'problems';
  if (where.clinic === 'none') return 'first-run';
  if (!where.inside) return 'signing-in';
  return places.find(([path]) => where.path === path || where.path.startsWith(`${path}/`))?.[1] ?? 'the-desk';
}
