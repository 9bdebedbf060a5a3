import type { DocumentKind } from '../../../documents/rules.ts';
import type { NoteSnapshot } from '../../signing/rules.ts';

/**
 * A chart as an HL7 FHIR R4 (4.0.1) Bundle of type `collection`: Patient, Organization, AllergyIntolerance, MedicationStatement,
 * Condition, and for every signed note an Encounter, a Procedure for each treatment that was performed, and a DocumentReference
 * for every signed record. Codes are HL7's own; treatments and products stand in words, for the clinic codes none of them.
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
    sha256: string;
    content?: unknown;
  }>;
}

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

/** The bundle of a chart. Pure. */
export function fhirBundle(chart: ChartToMap): Bundle {
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

/** An encounter for every visit with a signed note, as its newest record tells it, and what was performed in it. */
function encountersOf(chart: ChartToMap): Resource[] {
  const newest = new Map<string, NoteSnapshot>();
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
      status: 'finished',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
      subject,
      period: {
        start: instantText(note.visit.startsAt),
        end: instantText(Math.max(note.signedAt, note.visit.startsAt)),
      },
      participant: [{ individual: { display: note.signedBy.name } }],
      serviceProvider: reference('Organization', 'clinic'),
    },
    ...note.lines
      .filter((line) => line.performed)
      .map((line) => ({
        resourceType: 'Procedure',
        id: line.serviceLineId,
        status: 'completed',
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
