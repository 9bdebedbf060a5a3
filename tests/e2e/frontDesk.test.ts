import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minute } from '../../electron/kernel/dates.ts';
import { root } from '../harness.ts';
import { clock, today } from '../scheduling/scene.ts';
import type { PersonKey } from '../standardClinic.ts';
import { accessFaults, deskOf, openBrowser, pagesProblem, settle, shoot } from './deskPage.ts';
import { appointmentNow, bookAt, type FrontDesk, frontDesk, goTo, treatedThisMorning } from './frontDeskScene.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`the front desk${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let browser: Browser;
  let s: FrontDesk;

  beforeAll(async () => {
    s = await frontDesk();
    browser = await openBrowser();
    await treatedThisMorning(s);
  });
  afterAll(async () => {
    await browser.close();
    await s.clinic.close();
  });

  /** A window on a page of the desk; `look` takes its picture and asks axe. */
  const at = async (path: string, who: PersonKey = 'frontDesk', options: Parameters<typeof deskOf>[3] = {}) => {
    const opened = await deskOf(browser, s.clinic, who, options);
    const { page } = opened;
    await goTo(page, path);
    const look = async (name: string): Promise<void> => {
      await settle(page);
      await shoot(page, `desk-${name}`);
      expect({ name, faults: await accessFaults(page) }).toEqual({ name, faults: [] });
    };
    const done = async (): Promise<void> => {
      expect(opened.problems).toEqual([]);
      await opened.context.close();
    };
    return { page, look, done };
  };
  const drawer = (page: Page): Locator => page.getByRole('dialog', { name: 'Appointment', exact: true });
  const openOf = (id: string): string => `/calendar?date=${today}&open=${id}`;
  it.each(['light', 'dark'] as const)(
    'says who helps, with what and what was added, and takes the deposit, %s',
    async (scheme) => {
      const line = { serviceId: s.resurfacing, providerId: s.clinic.ids.staff.owner, addOns: [s.numbing] };
      const light = scheme === 'light';
      const booked = await bookAt(s, s.patients[light ? 'long' : 'mila'], light ? '11:00' : '12:00', line);
      const large = scheme === 'dark' ? { width: 1920, height: 1080 } : {};
      const { page, look, done } = await at(openOf(booked.id), 'frontDesk', { scheme, ...large });
      const part = drawer(page).getByRole('listitem').filter({ hasText: 'Fractional resurfacing' });
      await part.getByText(/Olive Owner with .+ · Room [AB] · Fractional laser/).waitFor();
      await part
        .getByRole('list', { name: 'Add-ons of Fractional resurfacing, full face' })
        .getByText('Numbing cream')
        .waitFor();
      await drawer(page).getByText('Deposit of $50.00').waitFor();
      await look(`deposit-${scheme}`);
      await drawer(page).getByRole('button', { name: 'Take the deposit' }).focus();
      await page.keyboard.press('Enter');
      const lines = page.getByRole('table', { name: 'Lines of the cart' });
      await lines.getByText('Deposit for Mar 10, 2026').waitFor();
      await look(`deposit-cart-${scheme}`);
      await page.keyboard.press('Alt+c');
      await page.getByRole('button', { name: /^Exact/ }).click();
      await page.getByText('All paid').waitFor();
      await page.keyboard.press('Alt+Enter');
      await page.getByRole('heading', { name: /^Paid/ }).waitFor();
      await goTo(page, openOf(booked.id));
      await drawer(page).getByText('Paid. It is taken off the bill.').waitFor();
      // off: it is said beforehand what becomes of the deposit
      await drawer(page).getByRole('button', { name: 'Cancel the appointment' }).click();
      await drawer(page).getByRole('combobox', { name: 'Reason' }).fill('Travelling');
      await drawer(page).getByText('The clinic keeps the deposit of $50.00', { exact: false }).waitFor();
      await look(`cancel-deposit-${scheme}`);
      await drawer(page).getByText('The clinic cancels').click();
      await drawer(page).getByText('goes along to the next appointment', { exact: false }).waitFor();
      await drawer(page).getByRole('button', { name: 'Cancel the appointment' }).click();
      await expect
        .poll(async () => (await s.desk.billing.appointmentMoney.query({ appointmentId: booked.id })).deposit?.state)
        .toBe('credit');
      await done();
    },
  );

  it('cancels late with its fee, and leaves the fee of a no-show to who may waive it', async () => {
    const late = await bookAt(s, s.patients.ada, '10:30', { serviceId: s.consult });
    const missed = await bookAt(s, s.patients.noah, '09:55', {
      serviceId: s.consult,
      providerId: s.clinic.ids.staff.injector2,
    });
    const first = await at(openOf(late.id));
    await drawer(first.page).getByRole('button', { name: 'Cancel the appointment' }).click();
    await drawer(first.page).getByRole('combobox', { name: 'Reason' }).fill('Is ill');
    await drawer(first.page)
      .getByRole('radio', { name: /^Charge \$40\.00/ })
      .waitFor();
    await first.look('cancel-fee');
    await drawer(first.page).getByRole('combobox', { name: 'Reason' }).press('Enter');
    await expect.poll(async () => (await appointmentNow(s.desk, late.id))?.state).toBe('lateCancelled');
    expect((await s.desk.billing.openFees.query({ patientId: s.patients.ada })).fees).toMatchObject([{ cents: 40_00 }]);
    await drawer(first.page).waitFor({ state: 'hidden' });
    await goTo(first.page, `/patients/${s.patients.ada}`);
    await first.page.getByRole('tab', { name: /^Account/ }).click();
    await first.page.getByRole('heading', { name: 'Fees not billed yet' }).waitFor();
    await first.look('account-fees');
    await first.done();

    s.clinic.clock.advance(60 * minute);
    s.desk = await s.clinic.as('frontDesk');
    const second = await at(openOf(missed.id));
    await drawer(second.page).getByRole('button', { name: 'No-show' }).click();
    await drawer(second.page).getByRole('radio', { name: 'Leave it to someone who may waive it' }).check();
    await second.look('no-show');
    await drawer(second.page).getByRole('button', { name: 'Mark as no-show' }).click();
    await expect.poll(async () => (await appointmentNow(s.desk, missed.id))?.state).toBe('noShow');
    await second.done();

    const owner = await at('/', 'owner');
    await owner.page.getByText('Fee of $50.00 for Noah Okonkwo: charge or waive it').click();
    const note = drawer(owner.page).getByRole('region', { name: 'Missed appointment: $50.00' });
    await note.getByRole('button', { name: 'Waive' }).click();
    await note.getByRole('textbox', { name: 'Why, in a few words' }).fill('Subway was down');
    await note.getByRole('textbox', { name: 'Why, in a few words' }).press('Enter');
    await note.getByText('Waived by Olive Owner: Subway was down').waitFor();
    await owner.look('waived');
    await owner.done();
  });

  it('offers a gap to who waits, and books them with one key', async () => {
    await s.desk.scheduling.addToWaitlist.mutate({
      patientId: s.patients.long,
      serviceIds: [s.facial],
      note: 'Wedding in May, comes on short notice',
      priority: 'high',
    });
    await s.desk.scheduling.addToWaitlist.mutate({ patientId: s.patients.noah, serviceIds: [s.consult] });
    const { page, look, done } = await at('/waitlist');
    await page.getByRole('table', { name: 'Waitlist' }).getByText('Maximiliana', { exact: false }).waitFor();
    await look('waitlist');
    await goTo(page, `/waitlist?provider=${s.clinic.ids.staff.injector}&from=${clock(today, '16:00')}`);
    const gap = page.getByRole('list', { name: /^Who fits: Ingrid Injector.*4:00 PM to 6:00 PM/ });
    await gap.getByRole('listitem').first().focus();
    await page.keyboard.press('o');
    await page.getByText('was offered to', { exact: false }).first().waitFor();
    await look('waitlist-gap');
    await gap.getByRole('listitem').first().focus();
    await page.keyboard.press('b');
    await page.getByText('Maximiliana-Theodora von Hohenstein-Waldburg is booked', { exact: false }).first().waitFor();
    const { entries } = await s.desk.scheduling.waitlist.query({});
    expect(entries.map((row) => row.patientName)).toEqual(['Noah Okonkwo']);
    await done();
  });

  it('lists who is due again, notes that they were called, and books', async () => {
    const { page, look, done } = await at('/recalls');
    const row = page.getByRole('table', { name: 'Recalls' }).getByRole('row').filter({ hasText: 'Noah Okonkwo' });
    await row.getByText('Due in 7 days').waitFor();
    await row.focus();
    await page.keyboard.press('c');
    await page.getByText('Noah Okonkwo was contacted').waitFor();
    await look('recalls');
    await row.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('Noah Okonkwo').first().waitFor();
    await look('recall-book');
    const { recalls } = await s.desk.scheduling.recalls.query({});
    expect(recalls.map((row) => row.contactedAt !== null)).toEqual([true]);
    await done();
  });

  it.each(['light', 'dark'] as const)(
    'shows the board with its minutes, and the rules with what a patient reads, %s',
    async (scheme) => {
      if (scheme === 'light') {
        const here = await bookAt(s, s.patients.ada, '14:00', { serviceId: s.facial });
        await s.desk.scheduling.advance.mutate({ appointmentId: here.id, to: 'arrived', expectedVersion: 1 });
        s.clinic.clock.advance(17 * minute);
        s.desk = await s.clinic.as('frontDesk');
      }
      const size = scheme === 'light' ? { width: 1920, height: 1080 } : {};
      const { page, look, done } = await at('/', 'owner', { scheme, ...size });
      const column = page.getByRole('region', { name: /^Arrived,/ });
      await column.getByText('17 min').first().waitFor();
      expect(await column.getByText('Ada Brightwater').count()).toBe(1);
      await look(`board-${scheme}`);
      await goTo(page, '/settings/policies');
      await page
        .getByRole('complementary', { name: 'What the patient reads' })
        .getByText('If you do not come', { exact: false })
        .waitFor();
      await look(`policies-${scheme}`);
      await done();
    },
  );
});
