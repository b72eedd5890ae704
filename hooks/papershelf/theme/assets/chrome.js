{#-
  What the theme writes into every page for scripts alone (search dialog, palette,
  configuration: five kilobytes), written once, and what is the same on all pages: the menu and the
  buttons of the header, and the end of the page but for its disclaimer (a number of papers in every
  page would change all pages).  A page has
  <ps-add parts="search"> where the part was: an element and no script, since scripts inside a page
  do not run (papershelf/shell/policy.py). The parser waits while it is filled.  What is in the midst of Material's page is taken
  out of it by papershelf/shell/theme_parts.py.
  MkDocs renders this template once, below assets/, so its base_url is "..".
-#}
{%- import "partials/language.html" as lang with context -%}
{%- set features = config.theme.features or [] -%}
{%- macro code(html) -%}{{ html | replace("<script>", "") | replace("</script>", "") }}{%- endmacro -%}
{%- set scope %}{% include "material/partials/javascripts/base.html" %}{% endset -%}
{%- set search %}{% include "material/partials/search.html" %}{% endset -%}
{%- set logo %}{% include "partials/logo.html" %}{% endset -%}
{%- set menu %}{% include "partials/menu.html" %}{% endset -%}
{%- set menu_button %}<button class="ps-icon ps-icon--menu" type="button" aria-expanded="false" aria-controls="menu">
  {%- include ".icons/" ~ (config.theme.icon.menu or "material/menu") ~ ".svg" -%}
  {{ papershelf_texts.MENU }}
</button>{% endset -%}
{%- set content %}{% include "material/partials/javascripts/content.html" %}{% endset -%}
{%- set button %}<button class="ps-icon ps-icon--search" type="button" aria-label="{{ lang.t("search") }}">
  {%- include ".icons/" ~ (config.theme.icon.search or "material/magnify") ~ ".svg" -%}
</button>{% endset -%}
{%- set palette %}{% include "material/partials/palette.html" %}{% endset -%}
{%- set skip %}<div data-md-component="skip"><a href="#title" class="md-skip">{{ lang.t("action.skip") }}</a></div>{% endset -%}
{%- set icon %}<link rel="icon" href="{{ config.theme.favicon | url }}">{% endset -%}
{%- set footer -%}
<div>
<p>{{ papershelf_footer.state | e }} <a href="{{ "numbers/" | url }}">{{ papershelf_texts.NUMBERS }}</a> · <a href="{{ "glossary/" | url }}">{{ papershelf_texts.GLOSSARY }}</a></p>
{% for heading, text in papershelf_footer.parts %}
<h2>{{ heading }}</h2>
{{ text }}
{% endfor %}
{% if papershelf_footer.report %}<p><a href="{{ papershelf_footer.report | e }}">{{ papershelf_texts.REPORT }}</a></p>{% endif %}
</div>
{%- endset -%}
{#- What Material's scripts say on these sites, which have one version. -#}
{%- set strings = namespace(all={}) -%}
{%- for key in ["clipboard.copy", "clipboard.copied", "search.result.placeholder",
    "search.result.none", "search.result.one", "search.result.other",
    "search.result.more.one", "search.result.more.other", "search.result.term.missing"] -%}
{%- set strings.all = dict(strings.all, **{key: lang.t(key)}) -%}
{%- endfor -%}
{#- Material loads the texts of all pages if a form is named "search"; assets/search/header.js does
    so when they are needed. Browsers focus what scrolls by themselves. -#}
{#- Material counts the listed results; the last line has the total. -#}
{%- set strings.all = dict(strings.all, **{
    "search.result.placeholder": papershelf_texts.SEARCH_PLACEHOLDER,
    "search.result.one": papershelf_texts.SEARCH_LINK_ONLY,
    "search.result.other": papershelf_texts.SEARCH_BEST,
}) -%}
{{ code(scope) | replace(",location)", ",document.currentScript.src)", 1) }};
{#- No other script sees what is named here. #}
(() => {
{#- Material's script adds the second name, and browsers would then compute the style of the whole page anew: some
    rules ask for elements without a class. The third is for pages that the reader had scrolled. #}
const opened = performance.getEntriesByType("navigation")[0];
document.documentElement.className = `js js-focus-visible${opened?.type === "navigate" ? "" : " ps-again"}`;
const source = document.currentScript.src;
{#- For what no policy made, as in Material's scripts (Trusted Types): the elements of its list of results,
    which load and run nothing; documents that are only read; scripts of this site. Any other tag is text. #}
const tag = /<(?!\/?(?:mark|del|div|h[12]|nav|p|span)(?: class="[\w -]*")?>)/g;
window.trustedTypes?.createPolicy("default", {
  createHTML: (text, type, sink) => (sink === "DOMParser parseFromString" ? text : text.replace(tag, "&lt;")),
  createScriptURL: (address) => (new URL(address, document.baseURI).origin === location.origin ? address : null),
});
{#- All HTML and data here are of this file. #}
const own = { createHTML: String, createScript: String };
const policy = window.trustedTypes?.createPolicy("papershelf", own) ?? own;
document.currentScript.after(pieces({{ icon | tojson }}));
let warm = false;
function closeMenu() {
  document.querySelector(".ps-menu--open")?.classList.remove("ps-menu--open");
  document.querySelector(".ps-icon--menu")?.setAttribute("aria-expanded", "false");
}
document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || !document.querySelector(".ps-menu--open")) return;
  const within = document.activeElement.closest("#menu");
  closeMenu();
  if (within) document.querySelector(".ps-icon--menu").focus();
});
document.addEventListener("click", ({ target }) => {
  const button = target.closest?.(".ps-icon");
  if (!button?.matches(".ps-icon--menu") && !target.closest?.("#menu")) closeMenu();
  if (!button) return;
  if (button.matches(".ps-icon--menu")) {
    const open = document.getElementById("menu").classList.toggle("ps-menu--open");
    button.setAttribute("aria-expanded", open);
  } else {
    document.getElementById("__search").click();
    document.querySelector(".md-search__input").focus();
  }
});
{% include "assets/cite/take.js" %}
{#- Returns elements whose addresses, but for anchors, are relative to this file. #}
function pieces(html) {
  const piece = document.createElement("template");
  piece.innerHTML = policy.createHTML(html);
  for (const one of piece.content.querySelectorAll("[href]:not([href^='#']), [src]")) {
    const name = one.hasAttribute("href") ? "href" : "src";
    one.setAttribute(name, new URL(one.getAttribute(name), source));
  }
  return piece.content;
}
{#- A menu that does not fit beside the rest of the header is opened by a button. #}
function fold() {
  const header = document.querySelector(".ps-header");
  const list = document.querySelector("#menu > ul");
  header.classList.remove("ps-header--folded");
  header.classList.toggle("ps-header--folded", list.scrollWidth > list.clientWidth);
}
function asking(q) {
  return new URL(`search/?${new URLSearchParams({ q })}`, __md_scope);
}
function finishHeader(place) {
  const header = place.parentNode;
  {#- Material's scripts end if one of these is missing; the drawer has nothing to open. What follows them depends on
      them: so they come before the rest of the page. #}
  for (const name of ["search", "drawer"]) {
    document.body.prepend(pieces(`<input class="md-toggle" data-md-toggle="${name}" type="checkbox" id="__${name}">`));
  }
  header.querySelector(".ps-brand").prepend(pieces({{ logo | tojson }}));
  place.before(pieces({{ menu_button | tojson }}));
  for (const entry of header.querySelectorAll("#menu a:not([aria-current])")) {
    if (entry.pathname === location.pathname) entry.setAttribute("aria-current", "page");
    else if (location.pathname.startsWith(entry.pathname)) entry.setAttribute("aria-current", "true");
  }
  fold();
  addEventListener("resize", fold);
}
{#- A paper's page: buttons before the paper's own address; authors without a page lead to a search. #}
function finishPaper(place) {
  const link = place.parentNode.querySelector("a");
  const buttons = pieces(`<a class="md-button md-button--primary">{{ papershelf_texts.READ }}</a>
<ps-take></ps-take>
<button class="md-button ps-share" type="button">{{ papershelf_texts.SHARE }}</button>
<span role="status"></span>`);
  const [read, , share] = buttons.children;
  if (link) Object.assign(read, { href: link.href, rel: link.rel });
  else read.remove();
  if (!navigator.share && !navigator.clipboard) share.remove();
  place.before(buttons, link ?? "");
  for (const author of document.querySelectorAll(".ps-authors a:not([href])")) {
    author.href = asking(`author:"${author.textContent}"`);
  }
  document.querySelector(".ps-badges:has(a[href*='search/?'])")?.append(pieces(`<button class="ps-explain" type="button" aria-label="{{ papershelf_texts.EXPLAIN }}">?</button>`));
}
function add(place, parts) {
  const put = (html) => place.before(pieces(html));
  const lacks = (selector) => !document.querySelector(selector);
  if (parts.includes("menu")) {
    put({{ menu | tojson }});
    {#- Only what scripts add needs to be skipped. #}
    if (lacks(".md-skip")) document.querySelector(".md-header").before(pieces({{ skip | tojson }}));
  }
  if (parts.includes("palette")) {
    {#- With each run of blanks as one: every first visit loads this file. #}
    {#- Without the name by which Material's script finds it: take.js has a shorter one. #}
    put({{ ("<ps-palette>" ~ palette.split() | join(" ") | replace(' data-md-component="palette"', "") ~ "</ps-palette>") | tojson }});
  }
  if (parts.includes("search")) {
    put({{ (button ~ search | replace('role="dialog"', 'role="dialog" aria-label="' ~ lang.t("search") ~ '"')
      | replace(' tabindex="0"', "") | replace(' name="search"', "")).split() | join(" ") | tojson }});
    {#- Whoever enters the box will type soon. #}
    place.parentNode.addEventListener("focusin", ({ target }) => {
      if (!target.matches(".md-search__input") || warm) return;
      warm = true;
      {#- Enter opens a result; without one, as in a browser that refuses storage, the search page. While an
          input method composes a word, Enter ends the word. #}
      target.addEventListener("keydown", ({ key, isComposing }) => {
        if (key === "Enter" && !isComposing && lacks(".md-search-result__item")) location = asking(target.value);
      });
      for (const path of ["assets/search/worker.js", "search/search_index.json"]) {
        fetch(new URL(path, __md_scope)).catch(() => {});
      }
    });
  }
  if (parts.includes("header")) finishHeader(place);
  if (parts.includes("paper")) finishPaper(place);
  if (parts.includes("config")) {
    {#- What is put into the body at its end makes browsers compute the style of the whole page anew: some of
        Material's rules ask what comes before an element there. #}
    const end = document.querySelector(".md-footer");
    end?.append(pieces({{ footer | tojson }}));
    if (lacks('[data-md-component="dialog"]')) {
      (end ?? document.body).append(pieces('<div class="md-dialog" data-md-component="dialog"><div class="md-dialog__inner md-typeset"></div></div>'));
    }
    {%- if "pymdownx.tabbed" in config.markdown_extensions %}
    {#- Opens the tab that an address names. #}
    try {
      {{ code(content) }}
    } catch {
      {#- As above. #}
    }
    {%- endif %}
    const config = document.createElement("script");
    config.id = "__config";
    config.type = "application/json";
    config.textContent = policy.createScript(JSON.stringify({
      base: __md_scope.href,
      search: new URL("assets/search/header.js", __md_scope).href,
      features: {{ features | tojson }},
      translations: {{ strings.all | tojson }},
      annotate: {{ config.extra.annotate | d(none) | tojson }},
      tags: {{ config.extra.tags | d(none) | tojson }},
      version: null,
    }));
    document.head.append(config);
    {%- if papershelf_offline %}
    {#- Pages that were visited can be read without a network. #}
    addEventListener("load", () => navigator.serviceWorker?.register(__md_scope + "service-worker.js").catch(() => {}));
    {%- endif %}
  }
  if (!parts.includes("config")) place.remove();
}
customElements.define("ps-add", class extends HTMLElement {
  connectedCallback() {
    add(this, this.getAttribute("parts"));
  }
});
})();
