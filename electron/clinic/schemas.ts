import { z } from 'zod';
import { isLocalDate, isZone } from '../kernel/dates.ts';
import { currencies } from '../kernel/money.ts';

export const Nothing = z.object({});

const line = (label: string, most = 200) =>
  z.string(`${label} is missing.`).trim().max(most, `${label} is too long (at most ${most} characters).`);

export const ClinicProfile = z.object({
  id: z.string(),
  name: z.string(),
  address: z.string(),
  phone: z.string(),
  email: z.string(),
  taxNumber: z.string(),
  zone: z.string(),
  currency: z.enum(currencies),
  language: z.string(),
  country: z.string(),
  paper: z.enum(['a4', 'letter']),
  demo: z.boolean(),
  version: z.int(),
});
export type ClinicProfile = z.infer<typeof ClinicProfile>;

/** What a new clinic is asked for, and what can be changed later. */
export const ClinicBasics = z.object({
  name: line('The name of the clinic', 80).min(1, 'Give the clinic a name.'),
  zone: z.string().refine(isZone, 'Choose a time zone from the list.'),
  currency: z.enum(currencies, 'Choose a currency from the list.'),
  country: z.string().regex(/^[A-Z]{2}$/, 'Choose a country from the list.'),
});
export type ClinicBasics = z.infer<typeof ClinicBasics>;

export const UpdateProfile = z.object({
  name: line('The name of the clinic', 80).min(1, 'Give the clinic a name.'),
  address: line('The address', 400),
  phone: line('The phone number', 40),
  email: line('The e-mail address', 120),
  taxNumber: line('The tax number', 40),
  paper: z.enum(['a4', 'letter']),
  expectedVersion: z.int(),
});

export const Room = z.object({
  id: z.string(),
  name: z.string(),
  position: z.int(),
  active: z.boolean(),
  version: z.int(),
});
export const Rooms = z.object({ rooms: z.array(Room) });
export const AddRoom = z.object({ name: line('The name of the room', 60).min(1, 'Give the room a name.') });
export const UpdateRoom = AddRoom.extend({ id: z.string(), active: z.boolean(), expectedVersion: z.int() });
export const AddStation = z.object({ name: line('The name of the PC', 60).min(1, 'Give the PC a name.') });
/** A laser, a chair: booked like a room. `kind` in the clinic's own words; a service may ask for any of a kind. */
export const Device = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  position: z.int(),
  active: z.boolean(),
  version: z.int(),
});
export type Device = z.output<typeof Device>;
export const Equipment = z.object({ equipment: z.array(Device) });
export const AddDevice = z.object({
  name: line('The name of the device', 60).min(1, 'Give the device a name.'),
  kind: line('The kind of device', 40).min(1, 'Say what kind of device it is, such as laser.'),
});
export const UpdateDevice = AddDevice.extend({ id: z.string(), active: z.boolean(), expectedVersion: z.int() });

const date = z.string().refine(isLocalDate, 'This is not a date of the calendar.');
/** Both dates included. */
export const ClosedDaysInput = z.object({ from: date, until: date });
export const ClosedDays = z.object({
  days: z.array(z.object({ id: z.string(), date: z.string(), name: z.string(), version: z.int() })),
});
export const CloseDay = z.object({ date, name: line('The name of the holiday', 60).min(1, 'Say why you are closed.') });
/** By its id: a day that somebody opened and closed anew meanwhile is another one. */
export const ReopenDay = z.object({ id: z.string() });

export const Station = z.object({ id: z.string(), number: z.int(), name: z.string(), version: z.int() });
export const Stations = z.object({ stations: z.array(Station) });
export const Location = z.object({ id: z.string(), name: z.string(), roomId: z.string().nullable(), version: z.int() });
export const Locations = z.object({ locations: z.array(Location) });
export const Done = z.object({ id: z.string() });
