/** Texts that a typesetter might obey instead of show, or that do not fit anywhere. */
export const HOSTILE_TEXT =
  '#panic("x") #import "a" *粗* _斜_ $a^2$ \\ <label> @ref `raw` //c /*c*/ [x] {y} = h - i + j 😀👨‍👩‍👧 \u202eabc\u0000';
export const LONG_WORD = 'W'.repeat(200);
export const LONG_TEXT = '这是一段很长的意见。'.repeat(1000);
