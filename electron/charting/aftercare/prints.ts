import type { PrintModel, PrintNode } from '../../documents/prints.ts';
import type { AftercareSnapshot } from './rules.ts';

/** A sheet to take home: for whom and after what, the text, whom to call. */
export function aftercarePages(sheet: AftercareSnapshot): PrintModel {
  const { clinic, patient, visit, shown, givenBy } = sheet;
  const day = new Intl.DateTimeFormat(sheet.language, { dateStyle: 'long', timeZone: sheet.zone });
  const text = shown.paragraphs.map(
    (paragraph): PrintNode =>
      paragraph.kind === 'heading'
        ? { kind: 'heading', text: paragraph.text, level: 2 }
        : { kind: 'text', text: paragraph.kind === 'item' ? `• ${paragraph.text}` : paragraph.text },
  );
  return {
    title: shown.title,
    language: sheet.language,
    copy: false,
    kickDrawer: false,
    letterhead: {
      name: clinic.name,
      lines: [...clinic.address.split('\n'), clinic.phone, clinic.email].filter((line) => line.trim() !== ''),
    },
    nodes: [
      { kind: 'heading', text: shown.title, level: 1 },
      { kind: 'text', text: `${patient.name} · ${visit.services} · ${day.format(visit.startsAt)}` },
      { kind: 'space' },
      ...text,
      { kind: 'space' },
      { kind: 'rule' },
      {
        kind: 'text',
        muted: true,
        text: `${sheet.sheet.name}, edition ${sheet.sheet.edition} · ${givenBy.name}, ${day.format(sheet.givenAt)}`,
      },
    ],
  };
}
