import { villagesInUse } from '#db/queries/villages.ts';
import { confirmIssue, withdrawConfirmation } from '../confirmations.ts';
import { pageOfFindings } from '../findings.ts';
import { os } from '../implementer.ts';
import { parcelHistory, parcelValuesAt } from '../parcel-history.ts';
import { parcelDetails } from '../parcel-list.ts';
import { acceptParcel, completeParcel, reopenParcel, returnParcel } from '../parcel-review.ts';
import { restoreParcel, takeVersion } from '../parcel-versions.ts';
import { addManyParcels, createParcel, parcelDetail, removeParcel, writeParcelGroup } from '../parcels.ts';
import { parcelListRoutes } from './parcel-list.ts';

export const parcelRoutes = {
  ...parcelListRoutes,
  get: os.parcel.get.handler(({ context: { session }, input }) =>
    parcelDetail(session.workspace(), input.id),
  ),
  details: os.parcel.details.handler(({ context: { session }, input }) =>
    parcelDetails(session.workspace(), input),
  ),
  findings: os.parcel.findings.handler(({ context: { session }, input }) =>
    pageOfFindings(session.workspace(), input.after, input.limit),
  ),
  create: os.parcel.create.handler(({ context: { session }, input }) =>
    createParcel(session.workspace(), input.attributes, input.template),
  ),
  addMany: os.parcel.addMany.handler(({ context: { session }, input }) =>
    addManyParcels(session.workspace(), input.fileName, input.records),
  ),
  writeGroup: os.parcel.writeGroup.handler(({ context: { session }, input }) =>
    writeParcelGroup(session.workspace(), input.id, input.group, input.value, input.heads),
  ),
  takeVersion: os.parcel.takeVersion.handler(({ context: { session }, input }) =>
    takeVersion(session.workspace(), input.id, input.group, input.operation, input.heads),
  ),
  villages: os.parcel.villages.handler(({ context: { session }, input }) =>
    villagesInUse(session.workspace().database, input.townshipCode),
  ),
  confirmIssue: os.parcel.confirmIssue.handler(({ context: { session }, input }) =>
    confirmIssue(session.workspace(), input.id, input.finding, input.reason, input.heads),
  ),
  withdrawConfirmation: os.parcel.withdrawConfirmation.handler(({ context: { session }, input }) =>
    withdrawConfirmation(session.workspace(), input.id, input.finding, input.heads),
  ),
  complete: os.parcel.complete.handler(({ context: { session }, input }) =>
    completeParcel(session.workspace(), input.id, input.seen),
  ),
  reopen: os.parcel.reopen.handler(({ context: { session }, input }) =>
    reopenParcel(session.workspace(), input.id, input.seen),
  ),
  accept: os.parcel.accept.handler(({ context: { session }, input }) =>
    acceptParcel(session.workspace(), input.id, input.seen),
  ),
  return: os.parcel.return.handler(({ context: { session }, input }) =>
    returnParcel(session.workspace(), input.id, input.seen, input.reason),
  ),
  history: os.parcel.history.handler(({ context: { session }, input }) =>
    parcelHistory(session.workspace(), input.id),
  ),
  valuesAt: os.parcel.valuesAt.handler(({ context: { session }, input }) =>
    parcelValuesAt(session.workspace(), input.id, input.operation),
  ),
  remove: os.parcel.remove.handler(({ context: { session }, input }) =>
    removeParcel(session.workspace(), input.id, input.seen),
  ),
  restore: os.parcel.restore.handler(({ context: { session }, input }) =>
    restoreParcel(session.workspace(), input),
  ),
};
