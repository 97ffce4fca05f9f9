<#-- What ./mvnw license:add-third-party writes into src/main/resources/META-INF; no versions, so that an update alone changes nothing. -->
What Snapforge's service holds of others, and under which licences. Texts: META-INF/licenses in the service's jar and in its image
(/opt/snapforge/licenses), and META-INF of each library.

Engines (beside the service, in the image and in target/engines)

  Javet: Apache-2.0 (licenses/LICENSE)
  V8: BSD-3-Clause; the libraries in it under their own terms (licenses/LICENSE.v8, licenses/LICENSE.node)
  ICU and its data, in engines with Intl: Unicode-3.0 (licenses/LICENSE.node, "ICU"); the data file is taken out of JavaFX's WebKit,
    of which nothing else is used
  Node.js, in engines node-*: MIT; the libraries in it under their own terms (LICENSE beside the engine's binary)

In the engine process

  acorn: MIT (dev/snapforge/engine/process/acorn/LICENSE in its jar)

In the preludes, and so in snapshots that were built with one

  base64-js, buffer, punycode, urlpattern-polyfill, web-streams-polyfill: MIT (at the end of the prelude)
  pako: MIT and Zlib (at the end of the prelude); it is a port of zlib, (C) 1995-2024 Jean-loup Gailly and Mark Adler
  ieee754: BSD-3-Clause (at the end of the prelude)

The server that the service starts unless it is given another (embedded-postgres-binaries-*)

  PostgreSQL: PostgreSQL licence (licenses/LICENSE.postgresql)

Libraries

<#list dependencyMap as entry>
<#assign project = entry.getKey()>
  ${project.groupId}:${project.artifactId?replace("embedded-postgres-binaries-.*", "embedded-postgres-binaries-*", "r")}: ${entry.getValue()?join(" or ")}
</#list>
