import type { NoteField, NoteSection } from '../../../electron/charting/noteTemplates/rules.ts';

/** A field and a section while they are built; `uid` only tells them apart on the screen. */
export interface DraftField extends NoteField {
  uid: string;
}
export interface DraftSection {
  uid: string;
  key: string;
  title: string;
  fields: DraftField[];
}

let last = 0;
const uid = (): string => `d${(last += 1)}`;

export function newField(): DraftField {
  return {
    uid: uid(),
    key: '',
    label: '',
    help: '',
    kind: 'text',
    required: false,
    options: [],
    unit: '',
    decimals: 0,
    min: null,
    max: null,
    measures: [],
    metric: false,
    initial: null,
  };
}

/** A section to build on; without one it is new and has its first field. */
export function draftOf(section?: NoteSection): DraftSection {
  if (!section) return { uid: uid(), key: '', title: '', fields: [newField()] };
  return { ...section, uid: uid(), fields: section.fields.map((field) => ({ ...field, uid: uid() })) };
}

/** What is sent to be kept. */
export function sectionsOf(drafts: readonly DraftSection[]): NoteSection[] {
  return drafts.map(({ uid: _, ...section }) => ({
    ...section,
    fields: section.fields.map(({ uid: __, ...field }) => field),
  }));
}

/** A field moved by one place; at the edge of its section it goes on into the next. */
export function moveField(drafts: readonly DraftSection[], fieldUid: string, by: 1 | -1): DraftSection[] {
  const next = drafts.map((section) => ({ ...section, fields: [...section.fields] }));
  const at = next.findIndex(({ fields }) => fields.some((field) => field.uid === fieldUid));
  const section = next[at];
  const place = section?.fields.findIndex((field) => field.uid === fieldUid) ?? -1;
  const [field] = section?.fields.splice(place, 1) ?? [];
  if (!section || !field) return next;
  if (place + by >= 0 && place + by <= section.fields.length) {
    section.fields.splice(place + by, 0, field);
    return next;
  }
  const neighbour = next[at + by];
  if (!neighbour) section.fields.splice(place, 0, field);
  else if (by === 1) neighbour.fields.unshift(field);
  else neighbour.fields.push(field);
  return next;
}

/** A section moved by one place. */
export function moveSection(drafts: readonly DraftSection[], at: number, by: 1 | -1): DraftSection[] {
  const next = [...drafts];
  const [section] = next.splice(at, 1);
  if (section) next.splice(Math.max(0, at + by), 0, section);
  return next;
}
