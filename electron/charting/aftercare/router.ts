import { command, query, router } from '../../api/door.ts';
import { Nothing } from '../noteTemplates/schemas.ts';
import { Aftercare, AftercareInput, GiveInput, Given, SaveSheetInput, SheetSaved, Sheets } from './schemas.ts';
import { aftercareOfVisit, aftercareSheets, giveSheet, saveSheet } from './service.ts';

/** What patients are given to take home. The front desk hands it over too. */
export const aftercareRouter = router({
  sheets: query({ permission: 'consents.read', reads: 'none', input: Nothing, output: Sheets }, aftercareSheets),
  save: command({ permission: 'chart.templates', input: SaveSheetInput, output: SheetSaved }, saveSheet),
  ofVisit: query(
    { permission: 'consents.read', reads: 'patient', input: AftercareInput, output: Aftercare },
    aftercareOfVisit,
  ),
  give: command({ permission: 'consents.sign', input: GiveInput, output: Given }, giveSheet),
});
