/**
 * The headers that every page of the program carries, from the HTTP host and from the `takan:` scheme alike, so that
 * a script that got into a page from outside (a name in a package, a photo's metadata) finds nothing it may load or call.
 */

/**
 * Everything from the program's own origin and nothing else. Styles may be inline: the component library writes
 * its style sheets into the page while it runs, and a style cannot call anything.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** For files out of a workspace: shown or saved, never a page that runs. */
export const FILE_SECURITY_POLICY = "default-src 'none'; frame-ancestors 'self'";

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(), usb=(), serial=(self)',
};

/** A copy of the response with the program's headers; those it already has win. */
export function withSecurityHeaders(response: Response): Response {
  const headers = new Headers(SECURITY_HEADERS);
  for (const [name, value] of response.headers) headers.set(name, value);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
