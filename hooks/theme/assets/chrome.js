{#-
  What the theme writes into every page for scripts alone (search dialog, palette,
  configuration: four kilobytes), written once.  A page calls papershelf("search")
  where the part stood; without JavaScript none of it ever worked.
  MkDocs renders this template once, below assets/, so its base_url is "..".
-#}
{%- import "partials/language.html" as lang with context -%}
{%- set features = config.theme.features or [] -%}
{%- macro code(html) -%}{{ html | replace("<script>", "") | replace("</script>", "") }}{%- endmacro -%}
{%- set scope %}{% include "material/partials/javascripts/base.html" %}{% endset -%}
{%- set search %}{% include "material/partials/search.html" %}{% endset -%}
{%- set palette %}{% include "material/partials/palette.html" %}{% endset -%}
{%- set restore %}{% include "material/partials/javascripts/palette.html" %}{% endset -%}
{%- set strings = namespace(all={}) -%}
{%- for key in ["clipboard.copy", "clipboard.copied", "search.result.placeholder",
    "search.result.none", "search.result.one", "search.result.other",
    "search.result.more.one", "search.result.more.other", "search.result.term.missing",
    "select.version"] -%}
{%- set strings.all = dict(strings.all, **{key: lang.t(key)}) -%}
{%- endfor -%}
{#- Material counts what is listed; the total stands in the last line. -#}
{%- set strings.all = dict(strings.all, **{
    "search.result.placeholder": 'Words, "a phrase", author:name, year:2020..',
    "search.result.one": "Nothing but the search page",
    "search.result.other": "The best matches",
}) -%}
{{ code(scope) | replace(",location)", ",document.currentScript.src)", 1) }};
function papershelf(part) {
  const put = (html) => document.currentScript.insertAdjacentHTML("beforebegin", html);
  if (part === "search") put({{ search | replace('role="dialog"', 'role="dialog" aria-label="' ~ lang.t("search") ~ '"') | tojson }});
  if (part === "palette") {
    put({{ palette | tojson }});
    {{ code(restore) }}
  }
  if (part === "config") {
    const config = document.createElement("script");
    config.id = "__config";
    config.type = "application/json";
    config.textContent = JSON.stringify({
      base: __md_scope.href,
      search: new URL({{ papershelf_worker | tojson }}, __md_scope).href,
      features: {{ features | tojson }},
      translations: {{ strings.all | tojson }},
      annotate: {{ config.extra.annotate | d(none) | tojson }},
      tags: {{ config.extra.tags | d(none) | tojson }},
      version: null,
    });
    document.currentScript.before(config);
  }
}
