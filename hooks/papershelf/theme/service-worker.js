{#-
  Must be at the site's root: a service worker serves addresses below its own.  In the live preview, and
  where the setting `offline` is false, it removes what an earlier one left.
-#}
{% if papershelf_offline %}
self.VERSION = {{ papershelf_offline | tojson }};
self.FOLDERS = {{ papershelf_folders | tojson }};
{% include "assets/offline/service_worker.js" %}
{% else %}
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith("papershelf " + registration.scope + " "));
  await Promise.all(names.map((name) => caches.delete(name)));
  await registration.unregister();
})()));
{% endif %}
