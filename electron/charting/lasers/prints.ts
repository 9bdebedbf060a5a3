import type { PrintNode } from '../../documents/prints.ts';
import { mapFigures, sidedArea } from '../views/prints.ts';
import { type Cooling, type Endpoint, type SignedTreatment, settingsLine, skinTypes } from './rules.ts';

const coolingNames: Record<Cooling, string> = {
  none: 'no cooling',
  contact: 'contact cooling',
  air: 'air cooling',
  cryogen: 'cryogen cooling',
  gel: 'gel cooling',
};
const endpointNames: Record<Endpoint, string> = {
  none: 'no reaction',
  erythema: 'erythema',
  perifollicularEdema: 'perifollicular edema',
  edema: 'edema',
  darkening: 'darkening of pigment',
  purpura: 'purpura',
  frosting: 'frosting',
  pinpointBleeding: 'pinpoint bleeding',
  vesselClearance: 'vessel clearance',
};

/** What devices did, with their settings, area by area, and the map that shows where. */
export function treatmentNodes(treatments: readonly SignedTreatment[]): PrintNode[] {
  if (treatments.length === 0) return [];
  return [
    { kind: 'heading', text: 'Device treatments', level: 2 },
    ...mapFigures(treatments),
    {
      kind: 'table',
      head: [
        { text: 'No.', share: 0.6 },
        { text: 'Area', share: 1.6 },
        { text: 'Device', share: 1.8 },
        { text: 'Settings', share: 3 },
        { text: 'Skin and reaction', share: 2.2 },
      ],
      rows: treatments.map((row, index) => [
        String(index + 1),
        sidedArea(row),
        row.device,
        settingsLine(row),
        [
          row.skinType === null ? '' : `Fitzpatrick ${skinTypes[row.skinType - 1] ?? ''}`,
          row.cooling === null ? '' : coolingNames[row.cooling],
          row.endpoint === null ? '' : endpointNames[row.endpoint],
          row.beyondReason === null ? '' : `beyond the usual settings: ${row.beyondReason}`,
          row.note,
        ]
          .filter((part) => part !== '')
          .join(', '),
      ]),
    },
  ];
}
