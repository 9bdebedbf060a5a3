import type { PrintModel, PrintNode } from '../../documents/prints.ts';
import type { Instant, LocalDate } from '../../kernel/dates.ts';
import { type BaseUnit, formatAmount, type Quantity } from '../../kernel/quantity.ts';
import type { Role } from '../../kernel/roles.ts';
import type { ExamHow, ScopeKind } from './rules.ts';

interface Person {
  id: string;
  name: string;
  title: string;
}
interface House {
  form: 1;
  language: string;
  zone: string;
  clinic: { name: string; address: string; phone: string; email: string };
}
interface ShownScope {
  kind: ScopeKind;
  what: string;
  areas: string[];
  most: { quantity: Quantity; unit: BaseUnit } | null;
}

/** A signed good-faith exam as it is kept for good; with its revocation, if there is one. */
export interface ExamSnapshot extends House {
  patient: { id: string; number: number; name: string; birthDate: LocalDate | null };
  appointmentId: string | null;
  allergies: string[];
  medications: string[];
  conditions: string[];
  performedOn: LocalDate;
  how: ExamHow;
  historyReviewed: boolean;
  allergiesReviewed: boolean;
  contraindications: string;
  systolic: number | null;
  diastolic: number | null;
  pulse: number | null;
  notes: string;
  scope: ShownScope[];
  validUntil: LocalDate;
  signedBy: Person;
  signedAt: Instant;
  /** `record`: the SHA-256 of the exam as it was signed. */
  revoked: { by: Person; at: Instant; reason: string; record: string } | null;
}

/** An edition of a standing order as it was signed. */
export interface StandingSnapshot extends House {
  title: string;
  edition: number;
  body: string;
  roles: Role[];
  scope: ShownScope[];
  validFrom: LocalDate;
  validUntil: LocalDate | null;
  signedBy: Person;
  signedAt: Instant;
}

const hows: Record<ExamHow, string> = { inPerson: 'In person', telehealth: 'Telehealth' };
const kinds: Record<ScopeKind, string> = { service: 'Service', category: 'Category', product: 'Product' };
const roleNames: Partial<Record<Role, string>> = { frontDesk: 'Front desk', stockKeeper: 'Stock keeper' };

/** "medicalDirector" as "Medical director". */
function roleName(role: Role): string {
  const spaced = role.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return roleNames[role] ?? spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** The pages of a good-faith exam, from its snapshot alone. */
export function examPages(exam: ExamSnapshot): PrintModel {
  const { at, day } = writers(exam);
  const pressure = exam.systolic === null || exam.diastolic === null ? '' : `${exam.systolic}/${exam.diastolic} mmHg`;
  const vitals = [pressure, exam.pulse === null ? '' : `pulse ${exam.pulse}`].filter(Boolean).join(', ');
  return page(exam, `Good-faith exam ${exam.patient.name}`, [
    { kind: 'heading', text: 'Good-faith exam', level: 1 },
    ...(exam.revoked === null
      ? []
      : [
          { kind: 'text', bold: true, text: 'REVOKED: nothing may be done under this exam any more.' } as const,
          { kind: 'text', text: `Reason: ${exam.revoked.reason}` } as const,
          { kind: 'text', muted: true, text: `Revoked by ${named(exam.revoked.by)}, ${at(exam.revoked.at)}.` } as const,
          { kind: 'rule' } as const,
        ]),
    fact('Patient', `${exam.patient.name} (no. ${exam.patient.number})`),
    fact('Date of birth', exam.patient.birthDate === null ? 'Not known' : day(exam.patient.birthDate)),
    fact('Allergies', exam.allergies.length === 0 ? 'None known' : exam.allergies.join(', ')),
    fact('Takes', exam.medications.length === 0 ? 'Nothing known' : exam.medications.join('; ')),
    fact('Conditions', exam.conditions.length === 0 ? 'None known' : exam.conditions.join(', ')),
    fact('Examined on', `${day(exam.performedOn)}, ${hows[exam.how].toLowerCase()}`),
    { kind: 'heading', text: 'Findings', level: 2 },
    fact('History', exam.historyReviewed ? 'Reviewed' : 'Not reviewed'),
    fact('Allergy list', exam.allergiesReviewed ? 'Reviewed' : 'Not reviewed'),
    fact('Contraindications', exam.contraindications === '' ? 'None found' : exam.contraindications),
    ...(vitals === '' ? [] : [fact('Vital signs', vitals)]),
    ...paragraphs('Notes', exam.notes),
    ...scopeNodes(exam.scope),
    fact('Good until', day(exam.validUntil)),
    { kind: 'space' },
    { kind: 'rule' },
    { kind: 'text', bold: true, text: `Signed by ${named(exam.signedBy)}, ${at(exam.signedAt)}` },
    {
      kind: 'text',
      muted: true,
      text:
        exam.revoked === null
          ? 'A signed exam never changes; it can be revoked.'
          : `The exam as signed has the SHA-256 ${exam.revoked.record}.`,
    },
  ]);
}

/** The pages of a standing order, from its snapshot alone. */
export function standingPages(order: StandingSnapshot): PrintModel {
  const { at, day } = writers(order);
  return page(order, `Standing order ${order.title}`, [
    { kind: 'heading', text: `Standing order: ${order.title}`, level: 1 },
    fact('Edition', String(order.edition)),
    fact(
      'In force',
      order.validUntil === null
        ? `From ${day(order.validFrom)}`
        : `${day(order.validFrom)} to ${day(order.validUntil)}`,
    ),
    fact('Who may act', order.roles.map(roleName).join(', ')),
    ...scopeNodes(order.scope),
    ...paragraphs('Protocol', order.body),
    { kind: 'space' },
    { kind: 'rule' },
    { kind: 'text', bold: true, text: `Signed by ${named(order.signedBy)}, ${at(order.signedAt)}` },
  ]);
}

function scopeNodes(scope: readonly ShownScope[]): PrintNode[] {
  return [
    { kind: 'heading', text: 'What may be done', level: 2 },
    {
      kind: 'table',
      head: [
        { text: 'What', share: 3 },
        { text: 'Kind', share: 1 },
        { text: 'Where', share: 3 },
        { text: 'Most in a visit', share: 1.4, align: 'right' },
      ],
      rows: scope.map(({ what, kind, areas, most }) => [
        what,
        kinds[kind],
        areas.length === 0 ? 'Anywhere' : areas.join(', '),
        most === null ? 'Not limited' : formatAmount(most.quantity, most.unit),
      ]),
    },
  ];
}

function page(house: House, title: string, nodes: PrintNode[]): PrintModel {
  const { name, address, phone, email } = house.clinic;
  return {
    title,
    language: house.language,
    copy: false,
    kickDrawer: false,
    letterhead: { name, lines: [...address.split('\n'), phone, email].filter((line) => line.trim() !== '') },
    nodes,
  };
}

function writers({ language, zone }: House) {
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: zone });
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  return {
    at: (instant: Instant) => when.format(instant),
    day: (date: LocalDate) => days.format(Date.parse(`${date}T00:00:00Z`)),
  };
}

function paragraphs(title: string, text: string): PrintNode[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return [];
  return [
    { kind: 'heading', text: title, level: 2 },
    ...lines.map((line): PrintNode => ({ kind: 'text', text: line })),
  ];
}

function fact(label: string, text: string): PrintNode {
  return {
    kind: 'columns',
    cells: [
      { text: label, share: 1 },
      { text, share: 4 },
    ],
  };
}

function named({ name, title }: Person): string {
  return title === '' ? name : `${name} (${title})`;
}
