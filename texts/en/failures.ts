/** The failures in English; see zh-CN/failures.ts for what the three parts are. */
import type { SameTexts } from '../text-shape.ts';
import type { failures as chinese } from '../zh-CN/failures.ts';

export const failures = {
  internal: {
    what: 'Something went wrong inside the program, reference {{reference}}.',
    safe: 'What was saved is not affected; this last step was not completed.',
    now: 'Please try again. If it happens again, tell the support the reference; the details are in the log.',
  },
  'input.invalid': {
    what: 'What was entered does not meet the requirements and was not saved.',
    safe: 'What was saved before is unchanged.',
    now: 'Please correct the problems listed below and try again.',
  },
  'job.cancelled': {
    what: 'The work was cancelled.',
    safe: 'What was written before is complete; no half-written file is left.',
    now: 'You can start it again when needed.',
  },
  'connection.lost': {
    what: 'The connection to the data service was lost; whether this step was done is not known.',
    safe: 'What has been saved is not affected.',
    now: 'It is being connected again; then please look at the result, and do once more what was not done.',
  },

  'workspace.none-open': {
    what: 'No workspace is open.',
    safe: 'Nothing was changed.',
    now: 'Please open a workspace or make a new one.',
  },
  'workspace.not-found': {
    what: 'The workspace folder "{{path}}" was not found.',
    safe: 'The program has not deleted or moved any file.',
    now: 'Please check whether the folder was renamed or moved; if it is on a stick or disk, plug it in.',
  },
  'workspace.not-one': {
    what: '"{{path}}" is not a Takan workspace.',
    safe: 'The folder was not changed.',
    now: 'Please choose a workspace folder, which holds survey.gpkg, or make a new one in an empty folder.',
  },
  'workspace.not-empty': {
    what: 'The folder "{{path}}" is not empty, so no workspace can be made in it.',
    safe: 'The files in it were not changed.',
    now: 'Please choose an empty folder or type the name of a new one.',
  },
  'workspace.in-use': {
    what: 'The workspace "{{path}}" is in use by another Takan program.',
    safe: 'What was saved is not affected.',
    now: 'Please go to the window that is open, or close it and open the workspace again.',
  },
  'workspace.newer': {
    what: 'The workspace "{{path}}" was made by a newer Takan (data version {{found}}; this program knows up to {{known}}).',
    safe: 'The workspace was neither opened nor changed.',
    now: 'Please install the newer Takan and open it again.',
  },
  'workspace.damaged': {
    what: 'The data file of the workspace "{{path}}" is damaged: {{detail}}',
    safe: 'Original photos are unchanged; what was just done was not written.',
    now: 'Please delete nothing. Copy the whole folder first, then ask the support.',
  },
  'workspace.cannot-write': {
    what: 'The folder "{{path}}" cannot be written to.',
    safe: 'What was saved before is not affected; the last change was not saved.',
    now: 'Please check whether the disk is read-only, the stick locked or the user without permission, then try again.',
  },
  'workspace.disk-full': {
    what: 'There is not enough space to write "{{path}}".',
    safe: 'What was saved before is complete; the last change was not saved.',
    now: 'Please free some space or use another disk. Do not delete anything inside the workspace.',
  },
  'workspace.unknown-township': {
    what: 'There is no township with the code "{{townshipCode}}".',
    safe: 'Nothing was changed.',
    now: 'Please choose a township from the list; codes have 9 digits.',
  },

  'file.folder-not-found': {
    what: 'There is no folder "{{path}}".',
    safe: 'No file was written and nothing was changed.',
    now: 'Please check its name and place, or make the folder first; if it is on a stick, plug it in.',
  },
  'file.already-there': {
    what: 'The file "{{path}}" is there already.',
    safe: 'It was not changed.',
    now: 'Please choose another name; if it is no longer needed, add --overwrite to have it replaced.',
  },
  'file.made-elsewhere': {
    what: 'The file is made but cannot be written to "{{path}}": the disk is full or cannot be written to, or a folder has that name.',
    safe: 'The finished file is whole and lies at "{{made}}"; no half of it is left at "{{path}}".',
    now: 'Please copy it from there, it need not be made again; or run the command with another place.',
  },
  'file.not-found': {
    what: 'The file "{{path}}" was not found.',
    safe: 'Nothing was changed.',
    now: 'Please check its name and place; if it is on a stick, plug it in.',
  },
  'file.unreadable': {
    what: 'The file "{{path}}" cannot be read.',
    safe: 'Nothing was changed, nor was the file.',
    now: 'Please check whether another program holds it or the stick is loose, then try again or use another copy.',
  },
  'file.too-large': {
    what: 'The file "{{path}}" is larger than allowed ({{limitMb}} MB).',
    safe: 'Nothing was changed.',
    now: 'Please split it into smaller files and import them one by one.',
  },
  'file.too-large-for-disk': {
    what: 'The disk or stick of "{{path}}" cannot hold one file so large: with the format FAT32 no file can be over 4 GB, however much room there is.',
    safe: 'No half-written file was left, and nothing in the workspace was touched.',
    now: 'Use a stick with the format exFAT or NTFS; or save to a folder of this computer and hand it in by the shared folder.',
  },
  'file.no-longer-there': {
    what: 'The file that was chosen before is no longer there.',
    safe: 'Nothing was changed.',
    now: 'Please choose the file again.',
  },

  'record.not-found': {
    what: 'The parcel was not found; it may have been deleted.',
    safe: 'Other parcels are not affected.',
    now: 'Please go back to the list and choose again. One that was deleted by mistake is restored under "Deleted content"; then go on.',
  },
  'record.changed-meanwhile': {
    what: 'While you were writing, "$t(groups/{{group}})" of this parcel has got new contents.',
    safe: 'Neither version is lost; what you have just entered is not saved yet.',
    now: 'Please look at the latest contents and decide which to keep.',
  },
  'record.moved-on': {
    what: 'Somebody has changed, reviewed, deleted or restored this since you looked at it, so this was not done.',
    safe: 'What everybody wrote and decided is kept; nothing was changed.',
    now: 'Please look at the latest contents first, and then do it again if it is still wanted.',
  },
  'record.has-errors': {
    what: 'The parcel still has errors and cannot be marked complete.',
    safe: 'All that was entered is saved as a draft.',
    now: 'Please correct the problems listed, then mark it complete.',
  },
  'record.has-conflict': {
    what: 'This parcel has differing entries that are not settled yet and cannot be accepted.',
    safe: 'All entries are kept; nothing was changed.',
    now: 'Please settle them under "Sources" first, then review it.',
  },
  'photo.cannot-draw': {
    what: 'A sketch cannot be drawn on the photo "{{fileName}}": its original is not here, cannot be opened, or it is a sketch itself.',
    safe: 'The original was not changed; no sketch was made.',
    now: 'Please receive the original first, or draw on another original photo.',
  },
  'photo.nothing-to-stamp': {
    what: 'There are no photos to stamp.',
    safe: 'No file was written; the originals are as they were.',
    now: 'Add photos first, or choose other parcels, and try again.',
  },
  'photo.cannot-correct': {
    what: 'The time of the photo "{{fileName}}" cannot be corrected: it has none, or the corrected year makes no sense.',
    safe: 'No photo was changed; the originals are as they were.',
    now: 'Leave this photo out, or check the time you entered, and try again.',
  },
  'record.action-not-allowed': {
    what: 'This cannot be done while the parcel is in the state "$t(states/{{state}})".',
    safe: 'Nothing was changed.',
    now: 'An accepted parcel can be changed after the office has sent it back; in other states, press "Edit again" first.',
  },
  'records.refused': {
    what: 'Some records in "{{fileName}}" do not meet the requirements; nothing of the file was imported.',
    safe: 'Existing parcels are unchanged, and no part of the file was taken.',
    now: 'Please correct the lines listed and import the whole file again.',
  },

  'reference.refused': {
    what: 'The file of code lists "{{fileName}}" did not pass the check and was not imported.',
    safe: 'The code lists in force and all parcels are unchanged.',
    now: 'Please look at the reasons, copy the file again, or ask the office to export it again.',
  },
  'reference.office-only': {
    what: 'Code lists and rules can only be changed and published in a workspace of the "$t(roles/office)".',
    safe: 'Nothing was changed.',
    now: 'Please ask the office for changes.',
  },
  'reference.changed-meanwhile': {
    what: 'While you were working, the new version "{{version}}" came into force.',
    safe: 'Your changes are still here; they were not published and replaced nothing.',
    now: 'Please give these changes up and make them again on the new version.',
  },
  'template.name-taken': {
    what: 'There is a template "{{name}}" for this township already.',
    safe: 'Nothing was changed.',
    now: 'Please choose another name, or remove the other template first.',
  },
  'template.not-found': {
    what: 'The template cannot be found; it may have been removed.',
    safe: 'Nothing was changed.',
    now: 'Please choose another template.',
  },

  'issue.no-longer-there': {
    what: 'This warning has changed or is gone; nothing was confirmed.',
    safe: 'Everything entered is saved.',
    now: 'Look at the warnings as they are now; confirm again what is still right.',
  },
  'issue.not-confirmable': {
    what: 'This is an error, not a warning; it cannot be confirmed.',
    safe: 'Everything entered is saved.',
    now: 'Correct it, then mark the parcel complete.',
  },
  'drawing.refused': {
    what: 'The boundary as drawn cannot be used and was not written.',
    safe: 'Existing boundary points are unchanged.',
    now: 'Please draw it differently as the problems listed say, and try again.',
  },
  'drawing.line-changed-elsewhere': {
    what: 'This line is being drawn in another window too, which has added to it.',
    safe: 'What was drawn there is saved; what was drawn here is not, and still on the screen.',
    now: 'Choose "Go on here" to keep what was drawn here, or "Show the other one" to see the line of the other window.',
  },
  'drawing.line-ended-elsewhere': {
    what: 'This line was finished or given up in another window.',
    safe: 'A boundary that was finished there is saved; what was drawn here is not, and still on the screen.',
    now: 'Close the drawing if it was finished there, so that it is not drawn twice; or choose "Go on here" to keep what was drawn here.',
  },
  'drawing.same-parcel': {
    what: 'A parcel cannot be merged with itself.',
    safe: 'The parcel is unchanged.',
    now: 'Please choose another parcel next to it.',
  },
  'base-map.refused': {
    what: '"{{fileName}}" cannot be a base map.',
    safe: 'The file was not changed, and the base maps are as they were.',
    now: 'Choose another file; the reason is below.',
  },
  'base-map.not-placed': {
    what: 'These points do not place the scan.',
    safe: 'The scan and the points are still there, and the map is as it was.',
    now: 'Check the points for the reason below, and place it again.',
  },
  'boundary.refused': {
    what: 'The boundary points in "{{fileName}}" cannot be used and were not imported.',
    safe: 'Existing parcels and boundary points are unchanged.',
    now: 'Please check the lines listed in the coordinate file, correct them and import it again.',
  },
  'boundary.no-such-plot': {
    what: 'The file has no plot {{plot}}: there are {{plots}}, numbered from 1 to {{plots}}. Nothing was imported.',
    safe: 'Existing parcels and boundary points are unchanged.',
    now: 'Choose among these numbers and import once more.',
  },
  'boundary.nothing-to-write': {
    what: 'None of the chosen parcels has boundary points; no file was made.',
    safe: 'Nothing was changed.',
    now: 'Enter boundary points first, then export.',
  },
  'boundary.not-in-gbk': {
    what: 'GBK has no code for these characters: {{characters}}. No file was made.',
    safe: 'Nothing was changed.',
    now: 'Choose UTF-8 and export once more.',
  },
  'sheet.no-parcels': {
    what: 'There are no parcels to print.',
    safe: 'Nothing was changed.',
    now: 'Please choose at least one parcel.',
  },

  'position.not-reachable': {
    what: 'The receiver {{host}}:{{port}} could not be reached.',
    safe: 'Nothing was changed; recorded points are all there.',
    now: "Check that the receiver is on, that this computer is in the receiver's wireless network, and that address and port are the receiver's, then connect again.",
  },
  'position.silent': {
    what: 'Nothing has come from the receiver {{host}}:{{port}} for a while.',
    safe: 'Recorded points are all there.',
    now: 'Check the wireless network and that the receiver sends NMEA, then connect again.',
  },
  'position.port-refused': {
    what: 'No serial port was opened.',
    safe: 'Nothing was changed.',
    now: "Plug in the receiver's cable or pair it by Bluetooth, close other programs that use the port, then connect again and choose the port.",
  },
  'position.port-lost': {
    what: 'The receiver at the serial port was lost.',
    safe: 'Recorded points are all there.',
    now: 'Check that its cable or Bluetooth is connected and that it is on, then connect again.',
  },
  'position.lost-while-measuring': {
    what: 'The receiver was lost while a point was measured; {{done}} of {{wanted}} fixes are not used.',
    safe: 'Recorded points are all there.',
    now: 'Connect again and measure once more at the same place.',
  },
  'position.not-nmea': {
    what: 'What comes is not NMEA 0183.',
    safe: 'Nothing was changed; recorded points are all there.',
    now: "Switch the receiver's NMEA output on (GGA, RMC, GSA, GST); for a log, choose one in text form.",
  },

  'package.refused': {
    what: 'The package "{{fileName}}" did not pass the checks and was not imported.',
    safe: 'This workspace is unchanged, and so is the package file.',
    now: 'Please see the reason and have it exported again, or copied again with another stick.',
  },
  'package.not-made': {
    what: 'The package "{{fileName}}" was not made.',
    safe: 'The workspace is unchanged, and no incomplete package was left behind.',
    now: 'Please see to the reasons listed and export again; if it went to a stick, another one may help.',
  },
  'package.nothing-to-send': {
    what: 'Nothing has been recorded in this workspace yet, so there is nothing to export.',
    safe: 'Nothing was changed.',
    now: 'Export when parcels have been recorded.',
  },
  'package.wrong-role': {
    what: 'This can only be done in a workspace of the role "$t(roles/{{role}})".',
    safe: 'Nothing was changed.',
    now: 'Please open such a workspace first.',
  },
  'package.from-this-workspace': {
    what: 'This package was exported from this very workspace and need not be imported.',
    safe: 'Nothing was changed; its contents are here already.',
    now: 'Please choose a package from the field.',
  },
} as const satisfies SameTexts<typeof chinese>;
