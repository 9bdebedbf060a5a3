/** The words of the desk. Each slice brings `en.ts`; it is one namespace here: `useTranslation('patients')`, `t('title')`. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en as billing } from '../billing/en.ts';
import { en as estimates } from '../billing/estimates/en.ts';
import { en as paidAhead } from '../billing/paidAhead/en.ts';
import { en as pending } from '../billing/pending/en.ts';
import { en as reasons } from '../billing/reasons/en.ts';
import { en as supplies } from '../billing/supplies/en.ts';
import { en as catalog } from '../catalog/en.ts';
import { en as aftercare } from '../charting/aftercare/en.ts';
import { en as alerts } from '../charting/alerts/en.ts';
import { en as amendments } from '../charting/amendments/en.ts';
import { en as chartExport } from '../charting/chartExport/en.ts';
import { en as chartImport } from '../charting/chartImport/en.ts';
import { en as charting } from '../charting/en.ts';
import { en as lasers } from '../charting/lasers/en.ts';
import { en as macros } from '../charting/macros/en.ts';
import { en as maps } from '../charting/map/en.ts';
import { en as notes } from '../charting/notes/en.ts';
import { en as noteTemplates } from '../charting/noteTemplates/en.ts';
import { en as orders } from '../charting/orders/en.ts';
import { en as photos } from '../charting/photos/en.ts';
import { en as signOff } from '../charting/signOff/en.ts';
import { en as clinic } from '../clinic/en.ts';
import { en as consents } from '../consents/en.ts';
import { es as consentsEs } from '../consents/es.ts';
import { en as devices } from '../devices/en.ts';
import { en as documents } from '../documents/en.ts';
import { es as documentsEs } from '../documents/es.ts';
import { en as intake } from '../intake/en.ts';
import { es as intakeEs } from '../intake/es.ts';
import { en as forms } from '../intake/forms/en.ts';
import { en as counts } from '../inventory/counts/en.ts';
import { en as inventory } from '../inventory/en.ts';
import { en as purchasing } from '../inventory/orders/en.ts';
import { en as vialPolicies } from '../inventory/vialPolicies/en.ts';
import { en as patients } from '../patients/en.ts';
import { es as patientsEs } from '../patients/es.ts';
import { en as merging } from '../patients/merging/en.ts';
import { en as reporting } from '../reporting/en.ts';
import { en as timeline } from '../reporting/timeline/en.ts';
import { en as scheduling } from '../scheduling/en.ts';
import { en as recalls } from '../scheduling/recalls/en.ts';
import { en as waitlist } from '../scheduling/waitlist/en.ts';
import { en as staff } from '../staff/en.ts';
import { en as tablets } from '../tablets/en.ts';
import { es as tabletsEs } from '../tablets/es.ts';
import { en as day } from '../till/day/en.ts';
import { en as earnings } from '../till/earnings/en.ts';
import { en as till } from '../till/en.ts';
import { en as owed } from '../till/owed/en.ts';
import { en as ui } from '../ui/en.ts';
import { es as uiEs } from '../ui/es.ts';
import { en as app } from './en.ts';

export const english = {
  app,
  ui,
  clinic,
  consents,
  devices,
  documents,
  staff,
  patients,
  intake,
  forms,
  merging,
  inventory,
  counts,
  vialPolicies,
  supplies,
  reasons,
  purchasing,
  catalog,
  scheduling,
  recalls,
  reporting,
  timeline,
  waitlist,
  charting,
  chartExport,
  chartImport,
  amendments,
  lasers,
  alerts,
  maps,
  notes,
  aftercare,
  macros,
  noteTemplates,
  photos,
  orders,
  signOff,
  billing,
  paidAhead,
  pending,
  estimates,
  tablets,
  till,
  day,
  earnings,
  owed,
};

/** What patients read on a tablet, in Spanish. The desk speaks English; what is not here does too. */
export const spanish = {
  tablets: tabletsEs,
  consents: consentsEs,
  documents: documentsEs,
  intake: intakeEs,
  patients: patientsEs,
  ui: uiEs,
};

/** Languages in which a tablet speaks to a patient. */
export const tabletLanguages: readonly string[] = ['en', 'es'];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: typeof english;
  }
}

/** Starts the translations (English, synchronously: the words are in the bundle). */
export function startTranslations(): void {
  void i18next.use(initReactI18next).init({
    resources: { en: english, es: spanish },
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'app',
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}
