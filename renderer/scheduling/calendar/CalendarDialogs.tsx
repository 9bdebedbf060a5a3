import type { CalendarOutput } from '../../../electron/scheduling/schemas.ts';
import { AppointmentDrawer } from '../AppointmentDrawer.tsx';
import { BookingDrawer } from '../BookingDrawer.tsx';
import { BlockDialog } from '../blocks/BlockDialog.tsx';
import { DaySheetDialog } from '../daySheets/DaySheetDialog.tsx';
import { ConflictDialog } from './ConflictDialog.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { RangeDialog } from './RangeDialog.tsx';
import { RefusedDialog } from './RefusedDialog.tsx';
import type { useCalendarHands } from './useCalendarHands.ts';

export interface CalendarDialogsProps {
  range: CalendarOutput;
  date: string;
  /** The day in words. */
  day: string;
  now: number;
  /** The appointment that is open. */
  open: string | undefined;
  hands: ReturnType<typeof useCalendarHands>;
  onCloseOpen: () => void;
  onBooked: (startsAt: number) => void;
}

/** Whatever stands over the calendar: drawers, questions, refusals. */
export function CalendarDialogs(props: CalendarDialogsProps) {
  const { range, date, day, now, open, hands, onCloseOpen, onBooked } = props;
  const { dialog, close, visitActions, blockActions } = hands;
  const opened = range.appointments.find(({ id }) => id === open);
  return (
    <>
      {dialog?.kind === 'booking' ? (
        <BookingDrawer
          start={dialog.start}
          providers={range.providers}
          rooms={range.rooms}
          onClose={close}
          onBooked={({ startsAt }) => {
            close();
            onBooked(startsAt);
          }}
        />
      ) : null}
      {dialog?.kind === 'range' ? (
        <RangeDialog
          text={dialog.text}
          onBook={() => hands.begin({ at: dialog.place })}
          onBlock={() => hands.block(dialog.place)}
          onClose={close}
        />
      ) : null}
      {dialog?.kind === 'block' ? (
        <BlockDialog
          name={dialog.name}
          resource={{ kind: hands.resourceKind, id: dialog.place.resourceId }}
          startsAt={dialog.place.start}
          endsAt={dialog.place.end}
          block={dialog.block}
          actions={blockActions}
          onClose={close}
        />
      ) : null}
      {dialog?.kind === 'keys' ? <KeysDialog onClose={close} /> : null}
      {dialog?.kind === 'sheet' ? (
        <DaySheetDialog date={date} day={day} providers={range.providers} rooms={range.rooms} onClose={close} />
      ) : null}
      {opened ? (
        <AppointmentDrawer
          appointment={opened}
          providers={range.providers}
          rooms={range.rooms}
          now={now}
          actions={visitActions}
          onClose={onCloseOpen}
        />
      ) : null}
      {visitActions.refused ? (
        <RefusedDialog refused={visitActions.refused} onClose={visitActions.dropRefusal} />
      ) : null}
      {visitActions.conflict ? (
        <ConflictDialog conflict={visitActions.conflict} onClose={visitActions.dropConflict} />
      ) : null}
    </>
  );
}
