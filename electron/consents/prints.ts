import type { PrintModel, PrintNode } from '../documents/prints.ts';
import type { ConsentSnapshot } from './rules.ts';

/** A signed consent as pages: who and what, the text as it was shown, the signature and how it came about. */
export function consentPages(consent: ConsentSnapshot): PrintModel {
  const { clinic, patient, visit, provider, shown, signature, handedBy, station } = consent;
  const at = new Intl.DateTimeFormat(consent.language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: consent.zone,
  });
  const birthDate = patient.birthDate === null ? '' : writtenDate(patient.birthDate, consent.language);
  const text: PrintNode[] = shown.paragraphs.map((paragraph) =>
    paragraph.kind === 'heading'
      ? { kind: 'heading', text: paragraph.text, level: 2 }
      : { kind: 'text', text: paragraph.kind === 'item' ? `• ${paragraph.text}` : paragraph.text },
  );
  const facts: Array<[label: string, value: string]> = [
    ['Patient', `${patient.name} (no. ${patient.number})`],
    ['Date of birth', birthDate],
    ['Treatment', visit.service],
    ['Provider', nameAndTitle(provider)],
    ['Visit', at.format(visit.startsAt)],
    ['Text', `${consent.template.name}, edition ${consent.edition.edition} (${consent.edition.language})`],
  ];
  return {
    title: shown.title,
    language: consent.language,
    copy: false,
    kickDrawer: false,
    letterhead: {
      name: clinic.name,
      lines: [...clinic.address.split('\n'), clinic.phone, clinic.email].filter((line) => line.trim() !== ''),
    },
    nodes: [
      { kind: 'heading', text: shown.title, level: 1 },
      ...facts.filter(([, value]) => value !== '').map(([label, value]) => fact(label, value)),
      { kind: 'space' },
      ...text,
      { kind: 'space' },
      {
        kind: 'signature',
        strokes: signature.strokes,
        caption: [
          `${signature.name}, ${at.format(consent.signedAt)}`,
          `Signed at ${station.name}${station.number === null ? '' : ` (station ${station.number})`}; the pen was handed over by ${nameAndTitle(handedBy)}.`,
          `SHA-256 of the text shown: ${shown.hash}`,
        ].join('\n'),
      },
    ],
  };
}

function fact(label: string, value: string): PrintNode {
  return {
    kind: 'columns',
    cells: [
      { text: label, share: 1 },
      { text: value, share: 4 },
    ],
  };
}

function nameAndTitle(person: { name: string; title: string }): string {
  return person.title === '' ? person.name : `${person.name} (${person.title})`;
}

function writtenDate(date: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
