/** The parcel's form in English; see zh-CN/parcel-form.ts. */
import type { SameTexts } from '../text-shape.ts';
import type { parcelForm as chinese } from '../zh-CN/parcel-form.ts';

export const parcelForm = {
  section: {
    navigation: 'Sections of the form',
    errors: 'errors: {{errors}}, warnings: {{warnings}}',
    warnings: 'warnings: {{warnings}}',
    good: 'filled in, no errors',
    empty: 'not filled in',
    way: '{{section}}, {{state}}',
  },
  condition: {
    notAsked: 'Not needed under the present conditions.',
    clear: 'Clear "{{field}}"',
    shown: 'To be filled in: {{fields}}.',
    gone: 'No longer needed: {{fields}}.',
  },
  computed: {
    inMu: '= {{mu}} mu',
    isComputed: 'Computed from the drawn area.',
    proposed: 'Computed: {{value}}',
    overruled: 'Entered by hand; computed: {{value}}',
    fill: 'Fill in',
    take: 'Take the computed value',
  },
  picker: { search: 'Code or name', nothing: 'Nothing found' },
  village: {
    threeDigits: 'Last three digits',
    twelveDigits: '12 digits',
    ofAnother: 'This code belongs to {{code}}, not to the chosen township. Please check it.',
    used: 'parcels here: {{count}}',
  },
  rows: {
    up: 'Move up',
    down: 'Move down',
    moveUp: 'Move enterprise {{number}} up',
    moveDown: 'Move enterprise {{number}} down',
    pasteHelp: 'Rows copied from a spreadsheet can be pasted into a company name.',
    nameMissing: "Please enter the company's name; without it no enterprise can be saved.",
    notANumber: 'This is no number, or its unit is not that of the field.',
    notFitting: 'This is out of range or not in the right form.',
    creditCode: '18 characters, the last a check character; please compare with the business licence.',
  },
  undo: {
    undo: 'Undo',
    redo: 'Redo',
    undone: 'Undone: {{field}}',
    redone: 'Done again: {{field}}',
    othersChanged: '"{{field}}" has been changed elsewhere since; it cannot be undone or redone.',
  },
  keys: {
    fieldHelp: 'How to fill in this field',
    moveRow: 'Move the enterprise up or down',
  },
  copy: {
    action: 'New parcel from this one',
    title: 'New parcel from this one',
    lead: 'Choose what the new parcel begins with. Number, codes, areas, abuttals, boundary, photos and survey date stay behind.',
    start: 'Make the parcel',
    nothing: 'There is nothing to take along yet.',
    made: 'The parcel was made',
    parts: {
      place: 'Place: township, village, body, areas, address',
      classification: 'Category and recognition',
      rights: 'Tenure, right holder, user',
      papers: 'Certificate and approval',
      use: 'Usage, land classes, use',
      economics: 'Enterprises',
      redevelopment: 'Redevelopment',
    },
  },
  panes: { label: 'What is shown', list: 'List', map: 'Map' },
} satisfies SameTexts<typeof chinese>;
