import type { DocumentKind } from '../../../documents/rules.ts';
import type { AmendedNote } from '../../amendments/rules.ts';
import type { NoteSnapshot } from '../../signing/rules.ts';

/**
 * A chart as an HL7 FHIR R4 (4.0.1) Bundle of type `collection`: Patient, Organization, AllergyIntolerance, MedicationStatement,
 * Condition, and for every signed note an Encounter, a Procedure for each treatment that was performed, a DocumentReference
 * for every signed record, and a Media for every photo. Codes are HL7's own; treatments and products stand in words, for the clinic codes none of them.
 */

interface Resource {
  resourceType: string;
  id: string;
  [field: string]: unknown;
}
export interface Bundle {
  resourceType: 'Bundle';
  type: 'collection';
  timestamp: string;
  entry: Array<{ fullUrl: string; resource: Resource }>;
}

/** What of a chart goes into the bundle; ids are UUIDs, instants epoch milliseconds. */
export interface ChartToMap {
  exportedAt: number;
  clinic: { name: string; address: string; phone: string; email: string };
  patient: {
    id: string;
    number: number;
    givenName: string;
    familyName: string;
    preferredName: string;
    birthDate: string | null;
    phone: string | null;
    email: string | null;
  };
  allergies: ReadonlyArray<{ id: string; substance: string; severity: string; notedAt: number }>;
  medications: ReadonlyArray<{ id: string; name: string; dose: string; since: string | null; notedAt: number }>;
  conditions: ReadonlyArray<{ id: string; kind: string; name: string; since: string | null; notedAt: number }>;
  records: ReadonlyArray<{
    id: string;
    kind: DocumentKind;
    title: string;
    createdAt: number;
    createdBy: string;
    clinic: string;
    sha256: string;
    content?: unknown;
  }>;
  photos: ReadonlyArray<{
    id: string;
    takenAt: number;
    takenBy: string;
    view: string | null;
    phase: string;
    width: number;
    height: number;
    error: unknown;
  }>;
}

/** Where a bundle finds the picture of a photo: its bytes as base64, or an address beside the bundle. */
export type PictureAt = { data: string } | { url: string };

const instantText = (at: number): string => new Date(at).toISOString();
const reference = (kind: string, id: string) => ({ reference: `${kind}/${id}` });
const hl7 = (system: string, code: string) => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }],
});
/** FHIR takes no empty text: what is not known is left out. */
const known = <T>(field: string, value: T | '' | null | undefined): Record<string, T> =>
  value === '' || value === null || value === undefined ? {} : { [field]: value };

/** What kind of document it is in LOINC; anything else is a note. */
const loinc: Readonly<Partial<Record<DocumentKind, { code: string; display: string }>>> = {
  note: { code: '11506-3', display: 'Progress note' },
  consent: { code: '59284-0', display: 'Consent Document' },
};
const anyNote = { code: '34109-9', display: 'Note' };

/** The bundle of a chart; a photo whose picture `pictureOf` does not know is left out. Pure. */
export function fhirBundle(chart: ChartToMap, pictureOf: (photoId: string) => PictureAt | undefined): Bundle {
  const patient = reference('Patient', chart.patient.id);
  const resources: Resource[] = [
    patientOf(chart),
    organizationOf(chart),
    ...chart.allergies.map((row) => ({
      resourceType: 'AllergyIntolerance',
      id: row.id,
      clinicalStatus: hl7('allergyintolerance-clinical', 'active'),
      code: { text: row.substance },
      patient,
      recordedDate: instantText(row.notedAt),
      reaction: [{ manifestation: [{ text: row.substance }], severity: row.severity }],
    })),
    ...chart.medications.map((row) => ({
      resourceType: 'MedicationStatement',
      id: row.id,
      status: 'active',
      medicationCodeableConcept: { text: row.name },
      subject: patient,
      dateAsserted: instantText(row.notedAt),
      ...(row.since === null ? {} : { effectivePeriod: { start: row.since } }),
      ...(row.dose === '' ? {} : { dosage: [{ text: row.dose }] }),
    })),
    ...chart.conditions.map((row) => ({
      resourceType: 'Condition',
      id: row.id,
      clinicalStatus: hl7('condition-clinical', 'active'),
      code: { text: row.name === '' ? row.kind : row.name },
      subject: patient,
      recordedDate: instantText(row.notedAt),
      ...known('onsetDateTime', row.since),
    })),
    ...encountersOf(chart),
    ...chart.records.map((row) => ({
      resourceType: 'DocumentReference',
      id: row.id,
      status: 'current',
      type: { coding: [{ system: 'http://loinc.org', ...(loinc[row.kind] ?? anyNote) }], text: row.title },
      subject: patient,
      date: instantText(row.createdAt),
      ...(row.createdBy === '' ? {} : { author: [{ display: row.createdBy }] }),
      ...(row.clinic === chart.clinic.name || row.clinic === '' ? {} : { custodian: { display: row.clinic } }),
      description: row.title,
      content: [
        {
          attachment: {
            contentType: 'application/json',
            data: base64Of(JSON.stringify(row.content ?? null)),
            title: row.title,
            creation: instantText(row.createdAt),
          },
        },
      ],
    })),
    ...mediaOf(chart, pictureOf),
  ];
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: instantText(chart.exportedAt),
    entry: resources.map((resource) => ({ fullUrl: `urn:uuid:${resource.id}`, resource })),
  };
}

function patientOf({ patient }: ChartToMap): Resource {
  const telecom = [
    ...(patient.phone === null ? [] : [{ system: 'phone', value: patient.phone }]),
    ...(patient.email === null ? [] : [{ system: 'email', value: patient.email }]),
  ];
  return {
    resourceType: 'Patient',
    id: patient.id,
    identifier: [{ type: hl7('v2-0203', 'MR'), value: String(patient.number) }],
    name: [
      { use: 'official', family: patient.familyName, given: [patient.givenName] },
      ...(patient.preferredName === '' ? [] : [{ use: 'nickname', text: patient.preferredName }]),
    ],
    ...known('birthDate', patient.birthDate),
    ...(telecom.length === 0 ? {} : { telecom }),
    managingOrganization: reference('Organization', 'clinic'),
  };
}

function organizationOf({ clinic }: ChartToMap): Resource {
  const telecom = [
    ...(clinic.phone === '' ? [] : [{ system: 'phone', value: clinic.phone }]),
    ...(clinic.email === '' ? [] : [{ system: 'email', value: clinic.email }]),
  ];
  return {
    resourceType: 'Organization',
    id: 'clinic',
    name: clinic.name,
    ...(telecom.length === 0 ? {} : { telecom }),
    ...(clinic.address === '' ? {} : { address: [{ text: clinic.address }] }),
  };
}

/** A photo for every picture there is; one marked as an error says so. */
function mediaOf(chart: ChartToMap, pictureOf: (photoId: string) => PictureAt | undefined): Resource[] {
  return chart.photos.flatMap((photo) => {
    const picture = pictureOf(photo.id);
    if (picture === undefined) return [];
    return [
      {
        resourceType: 'Media',
        id: photo.id,
        status: photo.error === null ? 'completed' : 'entered-in-error',
        type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/media-type', code: 'image' }] },
        ...(photo.view === null ? {} : { view: { text: photo.view } }),
        subject: reference('Patient', chart.patient.id),
        createdDateTime: instantText(photo.takenAt),
        ...(photo.takenBy === '' ? {} : { operator: { display: photo.takenBy } }),
        width: photo.width,
        height: photo.height,
        content: { contentType: 'image/jpeg', ...picture, title: photo.phase, creation: instantText(photo.takenAt) },
      },
    ];
  });
}

/** An encounter for every visit with a signed note, as its newest record tells it, and what was performed in it. */
function encountersOf(chart: ChartToMap): Resource[] {
  const newest = new Map<string, NoteSnapshot & Partial<AmendedNote>>();
  for (const { kind, content } of chart.records) {
    if (kind !== 'note') continue;
    const note = content as NoteSnapshot;
    newest.set(note.visit.encounterId, note);
  }
  const subject = reference('Patient', chart.patient.id);
  return [...newest.values()].flatMap((note) => [
    {
      resourceType: 'Encounter',
      id: note.visit.encounterId,
      status: stands(note) ? 'finished' : 'entered-in-error',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
      subject,
      period: {
        start: instantText(note.visit.startsAt),
        end: instantText(Math.max(note.signedAt, note.visit.startsAt)),
      },
      participant: [{ individual: { display: note.signedBy.name } }],
      serviceProvider:
        note.clinic.name === chart.clinic.name
          ? reference('Organization', 'clinic')
          : { display: note.clinic.name || 'Another clinic' },
    },
    ...note.lines
      .filter((line) => line.performed)
      .map((line) => ({
        resourceType: 'Procedure',
        id: line.serviceLineId,
        status: stands(note) ? 'completed' : 'entered-in-error',
        code: { text: line.service },
        subject,
        encounter: reference('Encounter', note.visit.encounterId),
        performedDateTime: instantText(note.visit.startsAt),
        performer: [{ actor: { display: line.provider } }],
        ...bodySites(note, line.serviceLineId),
        ...(line.draws.length === 0
          ? {}
          : {
              note: line.draws.map((draw) => ({
                text: `${draw.quantity / 1000} ${draw.unit} ${draw.product}, lot ${draw.lot}`,
              })),
            }),
      })),
  ]);
}

/** False for a note that was marked as an error. */
function stands(note: Partial<AmendedNote>): boolean {
  return note.after === undefined || note.after.error === null;
}

function bodySites(note: NoteSnapshot, serviceLineId: string): Record<string, unknown> {
  const areas = new Set(
    note.points.filter((point) => point.serviceLineId === serviceLineId).map((point) => point.area),
  );
  return areas.size === 0 ? {} : { bodySite: [...areas].map((text) => ({ text })) };
}

/** UTF-8 text in base64, with nothing but the language itself. */
function base64Of(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}
