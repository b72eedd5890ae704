{#-
  What the theme writes into every page for scripts alone (search dialog, palette,
  configuration: five kilobytes), written once.  A page calls papershelf("search")
  where the part stood; without JavaScript only the drawer's logo ever worked.  What stands in the midst
  of Material's page is taken out of it by papershelf/shell/theme_parts.py; a page that still has
  it is left as it is.
  MkDocs renders this template once, below assets/, so its base_url is "..".
-#}
{%- import "partials/language.html" as lang with context -%}
{%- set features = config.theme.features or [] -%}
{%- macro code(html) -%}{{ html | replace("<script>", "") | replace("</script>", "") }}{%- endmacro -%}
{%- set scope %}{% include "material/partials/javascripts/base.html" %}{% endset -%}
{%- set search %}{% include "material/partials/search.html" %}{% endset -%}
{%- set content %}{% include "material/partials/javascripts/content.html" %}{% endset -%}
{%- set button %}<label class="md-header__button md-icon" for="__search">
  {%- include ".icons/" ~ (config.theme.icon.search or "material/magnify") ~ ".svg" -%}
</label>{% endset -%}
{%- set palette %}{% include "material/partials/palette.html" %}{% endset -%}
{%- set restore %}{% include "material/partials/javascripts/palette.html" %}{% endset -%}
{%- set strings = namespace(all={}) -%}
{%- for key in ["clipboard.copy", "clipboard.copied", "search.result.placeholder",
    "search.result.none", "search.result.one", "search.result.other",
    "search.result.more.one", "search.result.more.other", "search.result.term.missing",
    "select.version"] -%}
{%- set strings.all = dict(strings.all, **{key: lang.t(key)}) -%}
{%- endfor -%}
{#- Material counts the listed results; the last line has the total. -#}
{%- set strings.all = dict(strings.all, **{
    "search.result.placeholder": papershelf_texts.SEARCH_PLACEHOLDER,
    "search.result.one": papershelf_texts.SEARCH_LINK_ONLY,
    "search.result.other": papershelf_texts.SEARCH_BEST,
}) -%}
{{ code(scope) | replace(",location)", ",document.currentScript.src)", 1) }};
function papershelf(parts) {
  const put = (html) => document.currentScript.insertAdjacentHTML("beforebegin", html);
  const lacks = (selector) => !document.querySelector(selector);
  if (parts.includes("palette")) {
    put({{ palette | tojson }});
    try {
      {{ code(restore) }}
    } catch {
      // A browser may refuse to store a choice, or to return it.
    }
  }
  if (parts.includes("search")) {
    if (lacks('[for="__search"]')) put({{ button | tojson }});
    put({{ search | replace('role="dialog"', 'role="dialog" aria-label="' ~ lang.t("search") ~ '"') | tojson }});
  }
  if (parts.includes("config")) {
    if (lacks('[data-md-toggle="search"]')) {
      document.body.insertAdjacentHTML("afterbegin", '<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">');
    }
    const topic = document.querySelector('[data-md-component="header-topic"] > .md-ellipsis');
    const suffix = {{ (" - " ~ (config.site_name.split() | join(" "))) | tojson }};
    if (topic && !topic.textContent.trim()) {
      topic.textContent = document.title.slice(0, document.title.endsWith(suffix) ? -suffix.length : undefined);
    }
    const title = document.querySelector(".md-nav--primary > .md-nav__title");
    const header = document.querySelector(".md-header .md-logo");
    if (title && header && lacks(".md-nav__title > .md-logo")) {
      const logo = header.cloneNode(true);
      logo.className = "md-nav__button md-logo";
      title.prepend(logo);
    }
    if (lacks('[data-md-component="dialog"]')) {
      put('<div class="md-dialog" data-md-component="dialog"><div class="md-dialog__inner md-typeset"></div></div>');
    }
    try {
      {{ code(content) }}
    } catch {
      // As above.
    }
    const config = document.createElement("script");
    config.id = "__config";
    config.type = "application/json";
    config.textContent = JSON.stringify({
      base: __md_scope.href,
      search: new URL("assets/search/worker.js", __md_scope).href,
      features: {{ features | tojson }},
      translations: {{ strings.all | tojson }},
      annotate: {{ config.extra.annotate | d(none) | tojson }},
      tags: {{ config.extra.tags | d(none) | tojson }},
      version: null,
    });
    document.currentScript.before(config);
  }
}
