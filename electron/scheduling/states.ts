/** The life of an appointment, in the order of the board. */
export const appointmentStates = [
  'requested',
  'booked',
  'confirmed',
  'arrived',
  'roomed',
  'inTreatment',
  'checkout',
  'done',
  'cancelled',
  'lateCancelled',
  'noShow',
] as const;
export type AppointmentState = (typeof appointmentStates)[number];
