import { zipArchives } from '../adapters/archive.ts';
import { createDownloadStage } from '../adapters/downloads.ts';
import { labelPng } from '../adapters/labels.ts';
import { createPdfThread } from '../adapters/pdf.ts';
import { argonPins } from '../adapters/pinHasher.ts';
import { createUploadStage } from '../adapters/uploads.ts';
import { mergeRouters, router } from '../api/trpc.ts';
import { billingRouter } from '../billing/router.ts';
import { followMoney } from '../billing/steps/service.ts';
import { createPaidAheadRouter } from '../billing/storedValues/router.ts';
import { catalogRouter } from '../catalog/router.ts';
import { aftercareRouter } from '../charting/aftercare/router.ts';
import { alertsRouter } from '../charting/alerts/router.ts';
import { createChartExportRouter } from '../charting/chartExport/router.ts';
import { createChartImportRouter } from '../charting/chartImport/router.ts';
import { createDrawsRouter } from '../charting/draws/router.ts';
import { lotRecallsRouter } from '../charting/lotRecalls/router.ts';
import { notesRouter } from '../charting/notes/router.ts';
import { clinicalOrdersRouter } from '../charting/orders/router.ts';
import { createPhotosRouter } from '../charting/photos/router.ts';
import { chartingRouter } from '../charting/router.ts';
import { visitSuppliesRouter } from '../charting/supplies/router.ts';
import { clinicRouter } from '../clinic/router.ts';
import { consentsTask } from '../consents/onTablet/service.ts';
import { createConsentsRouter } from '../consents/router.ts';
import { createDevicesRouter } from '../devices/router.ts';
import type { FileVault } from '../documents/ports.ts';
import { createDocumentsRouter } from '../documents/router.ts';
import { formsRouter } from '../intake/forms/router.ts';
import { createFormsOnTabletRouter } from '../intake/onTablet/router.ts';
import { intakeTask, type Visits } from '../intake/onTablet/service.ts';
import { reviewRouter } from '../intake/review/router.ts';
import { submissionsRouter } from '../intake/submissions/router.ts';
import { createCountsRouter } from '../inventory/counts/router.ts';
import { createLabelsRouter } from '../inventory/labels/router.ts';
import { createOrdersRouter } from '../inventory/orders/router.ts';
import { inventoryRouter } from '../inventory/router.ts';
import { supplierReturnsRouter } from '../inventory/supplierReturns/router.ts';
import { suppliersRouter } from '../inventory/suppliers/router.ts';
import { createWasteRouter } from '../inventory/waste/router.ts';
import { jobsRouter } from '../jobs/router.ts';
import { ledgerRouter } from '../ledger/router.ts';
import { contactRouter } from '../patients/contact/router.ts';
import { coverageRouter } from '../patients/coverage/router.ts';
import { healthRouter } from '../patients/health/router.ts';
import { patientsRouter } from '../patients/router.ts';
import { openItems } from '../reporting/closing/service.ts';
import { reportingRouter } from '../reporting/router.ts';
import { createDaySheetsRouter } from '../scheduling/daySheets/router.ts';
import { expectedUse } from '../scheduling/demand/service.ts';
import { formsOfVisit } from '../scheduling/forms/service.ts';
import { createSchedulingRouter } from '../scheduling/router.ts';
import { visitOf } from '../scheduling/service.ts';
import { createStaffRouter } from '../staff/router.ts';
import { createTabletsRouter } from '../tablets/router.ts';
import { createDayRouter } from '../till/day/router.ts';
import { earningsRouter } from '../till/earnings/router.ts';
import { createRefundsRouter } from '../till/refunds/router.ts';
import { createTillRouter } from '../till/router.ts';
import { feedRouter } from './feedRouter.ts';
import type { Host } from './host.ts';
import { filesOf } from './outbox.ts';
import { photos } from './photoThread.ts';
import { createSessionRouter } from './sessionRouter.ts';
import { createSetupRouter } from './setupRouter.ts';
import { devicePorts, pictures } from './stationDevices.ts';
import { createTabletRouter } from './tabletRouter.ts';
import { workerFile } from './workerFile.ts';

/** Draws what is looked at before it is printed. Begins with the first page. */
const pdfs = createPdfThread(workerFile('pdf'));

/** What forms and tablets know of the calendar. */
const visits: Visits = {
  patientOf: (db, appointmentId) => visitOf(db, appointmentId).patientId,
  formsOf: formsOfVisit,
};
/** What patients may be handed on a tablet. */
const taskSources = [intakeTask(visits), consentsTask];

/** Every procedure of the clinic, in the order of the slices. One router behind both transports. */
export function createAppRouter(host: Host) {
  const vault: Pick<FileVault, 'read' | 'write'> = {
    read: (id, wrappedKey) => filesOf(host.clinic()).read(id, wrappedKey),
    write: (id, bytes) => filesOf(host.clinic()).write(id, bytes),
  };
  const uploads = createUploadStage(() => host.now());
  const downloads = createDownloadStage(() => host.newId());
  return router({
    session: createSessionRouter(host, argonPins),
    setup: createSetupRouter(host),
    feed: feedRouter,
    tablet: createTabletRouter(host),
    clinic: clinicRouter,
    staff: createStaffRouter(
      () => host.passwords,
      argonPins,
      () => host.newId(),
      (...standing) => host.sessions.standing(...standing),
    ),
    jobs: jobsRouter,
    documents: createDocumentsRouter({
      vault,
      pictures,
      uploads,
      downloads,
      newId: () => host.newId(),
    }),
    devices: createDevicesRouter(devicePorts),
    ledger: ledgerRouter,
    intake: mergeRouters(
      formsRouter,
      submissionsRouter,
      reviewRouter,
      router({ onTablet: createFormsOnTabletRouter(visits) }),
    ),
    patients: mergeRouters(patientsRouter, healthRouter, contactRouter, coverageRouter),
    tablets: createTabletsRouter(host.tablets, visits.patientOf, taskSources),
    inventory: mergeRouters(
      inventoryRouter,
      createCountsRouter(host.approvals),
      suppliersRouter,
      createOrdersRouter(expectedUse),
      supplierReturnsRouter,
      createWasteRouter(host.approvals),
    ),
    labels: createLabelsRouter({
      picture: (label, options) => labelPng(label, options, pictures),
      render: (model, setup) => pdfs.render(model, setup),
    }),
    catalog: catalogRouter,
    scheduling: createSchedulingRouter(followMoney),
    daySheets: createDaySheetsRouter(pdfs),
    billing: mergeRouters(billingRouter, router({ paidAhead: createPaidAheadRouter((what) => host.tries(what)) })),
    till: mergeRouters(
      createTillRouter(host.approvals, (what) => host.tries(what)),
      createDayRouter(openItems, host.approvals),
      earningsRouter,
    ),
    refunds: createRefundsRouter(host.approvals),
    consents: createConsentsRouter(host.approvals, pdfs),
    charting: mergeRouters(
      chartingRouter,
      createDrawsRouter(host.approvals),
      router({
        lotRecalls: lotRecallsRouter,
        notes: notesRouter,
        aftercare: aftercareRouter,
        alerts: alertsRouter,
        orders: clinicalOrdersRouter,
        supplies: visitSuppliesRouter,
        chartExport: createChartExportRouter({
          approvals: host.approvals,
          archives: zipArchives,
          downloads,
          vault,
          maker: photos,
          pdf: pdfs,
        }),
        chartImport: createChartImportRouter({
          approvals: host.approvals,
          archives: zipArchives,
          uploads,
          vault,
          maker: photos,
          pdf: pdfs,
          newId: () => host.newId(),
        }),
        photos: createPhotosRouter({ vault, uploads, maker: photos, newId: () => host.newId() }),
      }),
    ),
    reporting: reportingRouter,
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;
