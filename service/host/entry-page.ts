/**
 * The one page a browser sees that is not let in: the address was used before, or typed without its token. It tells
 * the surveyor what to do, and stands alone: no script, nothing loaded.
 */
import { startup } from '#texts/zh-CN/startup.ts';

export function entryPage(status: number): Response {
  const { title, explanation, advice } = startup.entryPage;
  const html = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
  body { font: 16px/1.7 system-ui, "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #1f2328;
         max-width: 34em; margin: 15vh auto; padding: 0 1.5em }
  h1 { font-size: 1.4em }
</style>
<h1>${title}</h1>
<p>${explanation}</p>
<p>${advice}</p>
`;
  return new Response(html, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}
