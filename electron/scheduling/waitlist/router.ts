import { command, query } from '../../api/door.ts';
import { waitlist, waitlistFits } from './fits/service.ts';
import * as S from './schemas.ts';
import { addEntry, answerOffer, changeEntry, endEntry, offerTime } from './service.ts';

const seen = { permission: 'schedule.read', reads: 'none' } as const;
const edited = { permission: 'schedule.edit' } as const;

/** The procedures of the waitlist that move no money, under the names they have at the door. */
export const waitlistProcedures = {
  waitlist: query({ ...seen, input: S.WaitlistInput, output: S.WaitlistOutput }, waitlist),
  waitlistFits: query({ ...seen, input: S.FitsInput, output: S.FitsOutput }, waitlistFits),
  addToWaitlist: command({ ...edited, input: S.AddEntryInput, output: S.SavedEntry }, addEntry),
  changeWaitlist: command({ ...edited, input: S.UpdateEntryInput, output: S.SavedEntry }, changeEntry),
  endWaitlist: command({ ...edited, input: S.EndEntryInput, output: S.SavedEntry }, endEntry),
  offerWaitlist: command({ ...edited, input: S.OfferInput, output: S.SavedOffer }, offerTime),
  answerOffer: command({ ...edited, input: S.AnswerInput, output: S.SavedOffer }, answerOffer),
};
