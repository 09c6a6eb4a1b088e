/** Whether a dialog stands in front of the page: keys, pasting and dropping are its own then. */
const DIALOG = '.ant-modal-wrap:not([style*="display: none"])';

export function isDialogOpen(): boolean {
  return document.querySelector(DIALOG) !== null;
}
