/** Puts values into a text's {{names}}, for the places without a translation library: the start script and the desktop's menu. */
export function fillIn(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (mark, name: string) => String(values[name] ?? mark));
}
