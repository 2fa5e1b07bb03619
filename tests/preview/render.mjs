// Turns approved summaries into one page that looks as they look on GitHub.
//   node render.mjs OUT.html SUMMARY.md…
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createRequire } from 'node:module';
import MarkdownIt from 'markdown-it';

const [out, ...summaries] = process.argv.slice(2);
const file = createRequire(import.meta.url).resolve;
// HTML is let through, as GitHub does for some: what a build could smuggle in would show up here.
const markdown = new MarkdownIt({ html: true, linkify: true });
const fence = markdown.renderer.rules.fence;
markdown.renderer.rules.fence = (tokens, at, ...rest) =>
    tokens[at].info.trim() === 'mermaid'
        ? `<pre class="mermaid">${markdown.utils.escapeHtml(tokens[at].content)}</pre>`
        : fence(tokens, at, ...rest);

const sections = summaries.map(path => {
    const name = basename(path).replace(/(\.summary\.approved)?\.md$/, '');
    const body = markdown.render(readFileSync(path, 'utf8')).replaceAll('<details>', '<details open>');
    return `<h6 id="${name}">${name}</h6>\n<article class="markdown-body">${body}</article>`;
});

writeFileSync(out, `<!doctype html>
<meta charset="utf-8">
<title>Job summaries</title>
<style>
${readFileSync(file('github-markdown-css/github-markdown-light.css'), 'utf8')}
body { margin: 24px; background: #f6f8fa; }
h6 { margin: 24px 0 4px; font: 12px sans-serif; color: #59636e; }
article { padding: 16px 24px; border: 1px solid #d1d9e0; border-radius: 6px; max-width: 1012px; }
</style>
${sections.join('\n')}
<script src="file://${file('mermaid/dist/mermaid.min.js')}"></script>
<script>mermaid.initialize({ startOnLoad: true, securityLevel: 'strict' });</script>
`);
