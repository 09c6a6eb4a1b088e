/** What is said outside the window, in English. */
import type { SameTexts } from '../text-shape.ts';
import type { startup as chinese } from '../zh-CN/startup.ts';

export const startup = {
  start: {
    usage:
      'Usage: npm start -- [--demo] [--browser] [--workspace FOLDER] [--port PORT] [--open-nothing]\n' +
      '  --demo          open the sample workspace, made first where there is none\n' +
      '  --browser       use a browser, not the desktop window\n' +
      '  --workspace     open the workspace in this folder\n' +
      '  --port          port for the browser, a free one by default\n' +
      '  --open-nothing  only print the address, open no browser',
    badArguments: 'Wrong arguments: {{detail}}',
    building: 'Building ({{what}})…',
    buildFailed: 'The build failed; what is printed above says why.',
    demoMaking: 'Making the sample workspace: {{folder}}',
    demoProgress: '{{done}} of {{total}} made',
    demoReused: 'Opening the sample workspace: {{folder}}',
    electronDownloading: 'First start: downloading Electron {{version}}…',
    electronProgress: '{{percent}}% downloaded',
    electronUnpacking: 'Unpacking Electron…',
    noElectron: 'Electron is not here ({{reason}}); serving the same program to a browser.',
    reasonNoScreen: 'there is no screen',
    reasonNoNetwork: 'it cannot be downloaded',
    reasonTooSlow: 'the download was too slow',
    reasonWillNotRun: 'it does not run, exit code {{code}}',
    address: 'Open this in a browser (it works once):\n  {{url}}',
    howToEnd: 'Ctrl+C ends the program.',
    ended: 'Ended; everything is saved.',
  },
  entryPage: {
    title: 'This address was used already',
    explanation:
      'To keep the data safe, the address printed at the start opens only once. Your data are not affected.',
    advice:
      'Go back to the page that is open already; where there is none, start the program again and open the new address.',
  },
  desktop: {
    name: 'Takan',
    menuFile: 'File',
    menuEdit: 'Edit',
    menuView: 'View',
    menuHelp: 'Help',
    quit: 'Quit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    zoomReset: 'Actual size',
    fullScreen: 'Full screen',
    reload: 'Reload the page',
    developerTools: 'Developer tools',
    openLogs: 'Open the folder of logs',
    about: 'About Takan',
    aboutDetail: 'Survey of low-efficiency land, {{version}}',
    closeDialog: 'OK',
    cancel: 'Cancel',
    serialTitle: 'Choose a serial port',
    serialMessage: 'Which port is the receiver at?',
    serialNone: 'This computer has no serial port. Nothing was changed.',
    serialNoneAdvice:
      "Plug in the receiver's cable (and install its driver) or pair it by Bluetooth in the system, then connect again.",
    dataStoppedTitle: 'The data service keeps stopping',
    dataStopped:
      'The data service has stopped several times in a short while. What was saved is not affected.',
    dataStoppedAdvice:
      'Choose "Try again"; if that does not help, quit, check the space on the disk, and hand the logs to support.',
    retry: 'Try again',
    unsavedTitle: 'Not everything is saved yet',
    unsaved:
      'Something in the window is not saved yet and is lost on leaving. What was saved is not affected.',
    unsavedAdvice:
      'Go back and leave when the line at the top says "Saved"; if it never does, the page says why.',
    goBack: 'Go back',
    leaveUnsaved: 'Leave without saving',
    pageGone: 'The page closed unexpectedly and is being opened again. What was saved is not affected.',
    notBuilt: 'Files of the program are missing; please install it again.',
  },
} as const satisfies SameTexts<typeof chinese>;
