import { command, query, router } from '../api/door.ts';
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
});
