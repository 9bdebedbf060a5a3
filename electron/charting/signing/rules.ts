import type { Pricing } from '../../catalog/rules.ts';
import type { Instant, LocalDate } from '../../kernel/dates.ts';
import type { Id } from '../../kernel/ids.ts';
import type { BaseUnit, Quantity } from '../../kernel/quantity.ts';
import type { SignedTreatment } from '../lasers/rules.ts';
import type { WrittenSection } from '../notes/rules.ts';
import type { SignedPoint } from '../points/rules.ts';
import type { SafetySnapshot } from '../safety/rules.ts';

/** Everything a signed note says, as it is kept for good. Quantities in thousandths. */
export interface NoteSnapshot extends SafetySnapshot {
  language: string;
  zone: string;
  clinic: { name: string; address: string; phone: string; email: string };
  patient: { id: Id; number: number; name: string; birthDate: LocalDate | null };
  visit: { appointmentId: Id; encounterId: Id; startsAt: Instant };
  allergies: string[];
  lines: Array<{
    serviceLineId: Id;
    service: string;
    provider: string;
    performed: boolean;
    notPerformedBecause: string | null;
    withoutConsentBecause: string | null;
    billed: { pricing: Pricing; quantity: Quantity } | null;
    draws: Array<{
      product: string;
      unit: BaseUnit;
      quantity: Quantity;
      lot: string;
      expiresOn: LocalDate;
      container: string;
    }>;
  }>;
  points: SignedPoint[];
  /** Areas treated with devices; notes of earlier times have none. */
  treatments?: SignedTreatment[];
  differences: Array<{
    service: string;
    product: string;
    unit: BaseUnit;
    charted: Quantity;
    drawn: Quantity;
    reason: string;
  }>;
  /** The fields of the note in words; notes of earlier times have none. */
  sections?: WrittenSection[];
  /** The templates the fields come from. */
  templates?: Array<{ name: string; edition: number }>;
  note: string;
  /** The day of the note the words were copied from and left as they were. */
  noteCopiedFrom?: LocalDate;
  aftercare: string;
  /** Aftercare sheets handed over before the signature. */
  sheets?: Array<{ title: string; edition: number; language: string; documentId: Id }>;
  signedBy: { id: Id; name: string; title: string };
  station: { id: Id; number: number; name: string };
  signedAt: Instant;
}
