import type { PrintNode } from '../../../documents/prints.ts';
import type { PhotoPhase } from '../rules.ts';
import type { SignedPhoto } from './rules.ts';

const phases: Record<PhotoPhase, string> = { before: 'before', after: 'after', progress: 'progress' };

/** The photos a note was signed with: what each shows, when it was taken, and the hash that tells it from any other. */
export function photoNodes(
  photos: readonly SignedPhoto[],
  { language, zone }: { language: string; zone: string },
): PrintNode[] {
  if (photos.length === 0) return [];
  const at = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
  return [
    { kind: 'heading', text: 'Photos', level: 2 },
    ...photos.flatMap(({ view, set, service, phase, takenAt, takenBy, sha256 }, index): PrintNode[] => [
      {
        kind: 'text',
        text: [
          `${index + 1}. ${view ?? 'No view'} (${phases[phase]})`,
          ...(set === null ? [] : [`set ${set}`]),
          ...(service === null ? [] : [service]),
          `${at.format(takenAt)} by ${takenBy}`,
        ].join(', '),
      },
      { kind: 'text', muted: true, text: `SHA-256 ${sha256}` },
    ]),
  ];
}
