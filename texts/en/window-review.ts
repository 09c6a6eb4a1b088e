/** Decisions and history in English; see zh-CN/window-review.ts. */
import type { SameTexts } from '../text-shape.ts';
import type {
  history as chineseHistory,
  review as chineseReview,
  sources as chineseSources,
} from '../zh-CN/window-review.ts';

export const review = {
  accept: 'Accept',
  accepted: 'Accepted',
  return: 'Send back…',
  returnNow: 'Send back',
  returned: 'Sent back',
  returnTitle: 'Send this parcel back',
  reason: 'Reason',
  reasonHelp: 'Say what is wrong and what is to be done; the surveyor reads this.',
  reasons: {
    papers: 'Title papers are incomplete',
    boundary: 'Boundary points differ from the site',
    photos: 'Photos are unclear or missing',
    area: 'Areas differ too much, please check',
  },
  returnedBy: 'Sent back by {{by}}, {{time}}',
  returnedHelp: 'Once the reason is dealt with, mark it complete again.',
  acceptedBy: 'Accepted by {{by}}, {{time}}',
  changedSince: 'It has been changed since and has to be reviewed again.',
} as const satisfies SameTexts<typeof chineseReview>;

export const history = {
  label: 'History of changes',
  empty: 'Nothing was recorded yet',
  compare: 'Compare two moments',
  stopComparing: 'Close the comparison',
  from: 'From',
  to: 'To',
  before: 'Before',
  after: 'After',
  noDifference: 'The record is the same at both moments.',
  showValues: 'Show the values',
  hideValues: 'Hide the values',
  take: 'Restore "{{group}}" as it was then',
  taken: '"{{group}}" is again as it was then',
  showAll: 'Show all {{count}}',
  withdrawn: 'its package was withdrawn',
  changed: 'Changed: {{groups}}',
  kinds: { begin: 'Parcel made', set: 'Changed', delete: 'Parcel deleted', restore: 'Parcel restored' },
  decisions: {
    completed: 'Marked complete',
    reopened: 'Back to draft',
    accepted: 'Accepted',
    returned: 'Sent back',
  },
} as const satisfies SameTexts<typeof chineseHistory>;

/** Where values came from; part of window.ts, under `sources`. */
export const sources = {
  title: 'Where each part comes from',
  group: 'Part',
  who: 'Who',
  when: 'When',
  device: 'Device',
  package: 'Package',
  here: 'Entered here',
  thisDevice: 'This device',
  empty: 'Nothing has been filled in yet',
  conflictsTitle: 'Conflicts: {{count}}',
  conflictText: '"{{group}}" was filled in differently; all versions are kept, nothing is lost.',
  field: 'Content',
  version: 'Version {{number}}',
  shownVersion: 'Version {{number}} (for now)',
  different: 'different',
  onMap: 'The versions are drawn dashed on the map, numbered as here.',
  deletion: 'Delete or keep',
  deletedBy: '{{by}} deleted this parcel on {{time}}.',
  deletedUnseen:
    'The other entries had not been seen when it was deleted, so the parcel is still here. Decide whether to keep or delete it; the history remembers both.',
  keep: 'Keep the parcel',
  kept: 'Kept',
  removeAnyway: 'Delete it all the same',
  take: 'Use this',
  takeVersion: 'Use this: version {{number}}',
  boundaryPoints: 'Boundary points: {{count}}',
  boundaryArea: '{{points}}, {{area}} mu',
  photo: 'Photo {{name}}',
} as const satisfies SameTexts<typeof chineseSources>;
