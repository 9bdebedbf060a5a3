import { roles } from '../kernel/roles.ts';

export const pricings = ['perUnit', 'perArea', 'flat'] as const;
export type Pricing = (typeof pricings)[number];
/** How a service or product is taxed; the clinic sets the rate of each class. */
export const taxClasses = ['none', 'standard', 'reduced'] as const;
export type TaxClass = (typeof taxClasses)[number];

/** What is offered to be paid ahead. */
export const offerKinds = ['package', 'membership', 'units'] as const;

/** A second person a service needs: nobody, anybody, or somebody of a role. */
export const assistants = ['none', 'any', ...roles] as const;
export type Assistant = (typeof assistants)[number];
/** The least an add-on takes, in minutes. */
export const shortestAddOn = 5;

/** The drawings care is charted on. `left` and `right` are the patient's; turned: three quarters. */
export const mapViews = [
  'front',
  'left',
  'right',
  'turnedLeft',
  'turnedRight',
  'lips',
  'neck',
  'hands',
  'bodyFront',
  'bodyBack',
] as const;
export type MapView = (typeof mapViews)[number];

/** Longest time one service may take, all parts together: 12 hours. */
export const longestServiceMinutes = 720;

/** The parts of a service's time in minutes, in this order. */
export interface ServiceTime {
  durationMinutes: number;
  processingMinutes: number;
  /** Hands-on again. */
  finishingMinutes: number;
  bufferMinutes: number;
}

/** Minutes from the start of a service until its room is free again. */
export function totalMinutes(time: ServiceTime): number {
  return time.durationMinutes + time.processingMinutes + time.finishingMinutes + time.bufferMinutes;
}

/** What is wrong with a service's times and quantities, or undefined. `estimatedQuantity` is in thousandths. */
export function serviceProblem(
  service: ServiceTime & { pricing: Pricing; estimatedQuantity: number; productId: string | null },
): string | undefined {
  if (totalMinutes(service) > longestServiceMinutes)
    return 'A service may take 12 hours at most, processing, finishing and buffer included.';
  if (service.finishingMinutes > 0 && service.processingMinutes === 0)
    return 'Finishing comes after processing time. Add it to the hands-on time instead.';
  if (service.pricing === 'perUnit' && service.productId === null)
    return 'A service priced per unit needs the product whose units are counted.';
  if (service.pricing === 'flat' && service.estimatedQuantity !== 1000 && service.productId === null)
    return 'A flat price has the usual quantity 1.';
  return undefined;
}
