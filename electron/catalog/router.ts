import { command, query, router } from '../api/door.ts';
import * as O from './offers/schemas.ts';
import { createOffer, listPrices, offersAnswer, updateOffer } from './offers/service.ts';
import * as S from './schemas.ts';
import { createService, servicesAnswer, updateService } from './service.ts';

export const catalogRouter = router({
  services: query(
    { permission: 'desk.see', reads: 'none', input: S.ServicesInput, output: S.ServicesOutput },
    servicesAnswer,
  ),
  addService: command({ permission: 'clinic.manage', input: S.AddServiceInput, output: S.SavedService }, createService),
  updateService: command(
    { permission: 'clinic.manage', input: S.UpdateServiceInput, output: S.SavedService },
    updateService,
  ),
  offers: query(
    { permission: 'desk.see', reads: 'none', input: S.ServicesInput, output: O.OffersOutput },
    offersAnswer,
  ),
  listPrices: query(
    { permission: 'desk.see', reads: 'none', input: S.ServicesInput, output: O.ListPricesOutput },
    listPrices,
  ),
  addOffer: command({ permission: 'clinic.manage', input: O.AddOfferInput, output: O.SavedOffer }, createOffer),
  updateOffer: command({ permission: 'clinic.manage', input: O.UpdateOfferInput, output: O.SavedOffer }, updateOffer),
});
