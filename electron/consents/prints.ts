import type { PrintModel, PrintNode } from '../documents/prints.ts';
import type { ConsentSnapshot } from './rules.ts';

/** A signed consent as pages: who and what, the text as it was shown, the signature and how it came about. */
export function consentPages(consent: ConsentSnapshot): PrintModel {
  const { clinic, patient, visit, provider, shown, signature, handedBy, station, witness } = consent;
  const declined = consent.outcome === 'refused';
  let initialled = 0;
  const at = new Intl.DateTimeFormat(consent.language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: consent.zone,
  });
  const birthDate = patient.birthDate === null ? '' : writtenDate(patient.birthDate, consent.language);
  const text: PrintNode[] = shown.paragraphs.map((paragraph) => {
    if (paragraph.kind === 'heading') return { kind: 'heading', text: paragraph.text, level: 2 };
    if (paragraph.kind === 'item') return { kind: 'text', text: `• ${paragraph.text}` };
    if (paragraph.kind === 'text') return { kind: 'text', text: paragraph.text };
    const letters = consent.initials?.[initialled] ?? '    ';
    initialled += 1;
    return { kind: 'text', text: `[ ${letters} ]  ${paragraph.text}` };
  });
  const where = `${station.name}${station.number === null ? '' : ` (station ${station.number})`}`;
  const pen = `${declined ? 'Declined' : 'Signed'} at ${where}; the pen was handed over by ${nameAndTitle(handedBy)}.`;
  const proof = `SHA-256 of the text shown: ${shown.hash}`;
  const when = at.format(consent.signedAt);
  const facts: Array<[label: string, value: string]> = [
    ['Patient', `${patient.name} (no. ${patient.number})`],
    ['Date of birth', birthDate],
    ['Treatment', visit.service],
    ['Provider', nameAndTitle(provider)],
    ['Visit', at.format(visit.startsAt)],
    ['Text', `${consent.template.name}, edition ${consent.edition.edition} (${consent.edition.language})`],
    ['Language', consent.patientLanguage === undefined ? '' : notInLanguage(consent.language, consent.patientLanguage)],
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
      ...(declined
        ? ([
            { kind: 'heading', text: 'The patient does not consent', level: 2 },
            { kind: 'text', text: `Reason given: ${consent.reason ?? ''}` },
            { kind: 'space' },
          ] satisfies PrintNode[])
        : []),
      signature
        ? {
            kind: 'signature',
            strokes: signature.strokes,
            caption: [
              `${signature.name}${consent.relationship === undefined ? '' : ` (${consent.relationship}), for ${patient.name}`}, ${when}`,
              pen,
              proof,
            ].join('\n'),
          }
        : { kind: 'text', text: [`Declined without a signature, ${when}`, pen, proof].join('\n') },
      ...(witness
        ? ([
            { kind: 'space' },
            { kind: 'signature', strokes: witness.strokes, caption: `Witness: ${nameAndTitle(witness)}, ${when}` },
          ] satisfies PrintNode[])
        : []),
    ],
  };
}

function notInLanguage(shown: string, wanted: string): string {
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  return `read in ${names.of(shown) ?? shown}; the patient's language is ${names.of(wanted) ?? wanted}`;
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
