import { command, query, router } from '../../api/door.ts';
import { MacroSaved, Macros, RemoveMacroInput, SaveMacroInput } from '../macros/schemas.ts';
import { macros, removeMacro, saveMacro } from '../macros/service.ts';
import { NoteTemplates, Nothing, SaveTemplateInput, TemplateSaved } from '../noteTemplates/schemas.ts';
import { noteTemplates, saveNoteTemplate } from '../noteTemplates/service.ts';
import { Copied, CopyInput, Earlier, EarlierInput } from './copying/schemas.ts';
import { copyForward, earlierOfVisit } from './copying/service.ts';
import {
  AddToNoteInput,
  AnswerSaved,
  NoteOfVisit,
  NoteOfVisitInput,
  NoteTemplatesChanged,
  SaveAnswerInput,
  TakeEditionInput,
  TakeOutInput,
} from './schemas.ts';
import { noteOfVisit } from './service.ts';
import { addToNote, saveAnswer, takeEdition, takeOutOfNote } from './writing/service.ts';

/** The note of a visit, and the templates notes are made of. */
export const notesRouter = router({
  templates: query({ permission: 'chart.read', reads: 'none', input: Nothing, output: NoteTemplates }, noteTemplates),
  saveTemplate: command(
    { permission: 'chart.templates', input: SaveTemplateInput, output: TemplateSaved },
    saveNoteTemplate,
  ),
  ofVisit: query(
    { permission: 'chart.read', reads: 'patient', input: NoteOfVisitInput, output: NoteOfVisit },
    noteOfVisit,
  ),
  save: command({ permission: 'chart.write', input: SaveAnswerInput, output: AnswerSaved }, saveAnswer),
  earlier: query({ permission: 'chart.read', reads: 'patient', input: EarlierInput, output: Earlier }, earlierOfVisit),
  copyForward: command({ permission: 'chart.write', input: CopyInput, output: Copied }, copyForward),
  macros: query({ permission: 'chart.read', reads: 'none', input: Nothing, output: Macros }, macros),
  saveMacro: command({ permission: 'chart.write', input: SaveMacroInput, output: MacroSaved }, saveMacro),
  removeMacro: command({ permission: 'chart.write', input: RemoveMacroInput, output: MacroSaved }, removeMacro),
  addTemplate: command({ permission: 'chart.write', input: AddToNoteInput, output: NoteTemplatesChanged }, addToNote),
  takeOut: command({ permission: 'chart.write', input: TakeOutInput, output: NoteTemplatesChanged }, takeOutOfNote),
  takeEdition: command(
    { permission: 'chart.write', input: TakeEditionInput, output: NoteTemplatesChanged },
    takeEdition,
  ),
});
