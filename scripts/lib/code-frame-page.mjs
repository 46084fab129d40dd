import { createHash } from 'node:crypto';

/**
 * The page that coded components are drawn in: one file, so that a frame without an origin needs nothing else from the host.
 * @param script what runs in it, a classic script
 */
export function codeFramePage(script) {
  const inline = script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const hash = createHash('sha256').update(inline).digest('base64');
  const policy = `default-src 'none'; script-src 'sha256-${hash}' blob:; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Component</title>
<style>
html { color: var(--app-ink, #1c1c1a); font: 14px/1.5 var(--app-font, system-ui, sans-serif); background: transparent; }
body { margin: 0; }
* { box-sizing: border-box; }
button, input, select, textarea { font: inherit; color: inherit; }
</style>
</head>
<body>
<div id="root"></div>
<script>${inline}</script>
</body>
</html>
`;
}
