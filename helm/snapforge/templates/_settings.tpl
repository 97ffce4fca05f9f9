{{/* Settings that all pods have, as a map with dotted names. What is secret is not among them. */}}
{{- define "snapforge.settings" -}}
{{- $v := .Values -}}
spring.datasource.url: {{ include "snapforge.jdbcUrl" . | quote }}
spring.datasource.hikari.maximum-pool-size: {{ $v.database.poolSize }}
# The init container has done it, perhaps as a user with more rights.
spring.flyway.enabled: false
# Apart from the api's port, so that no ingress leads to metrics.
management.server.port: 8081
management.health.diskspace.path: /var/lib/snapforge
{{- with $v.logging.format }}
logging.structured.format.console: {{ . }}
spring.main.banner-mode: "off"
{{- end }}
{{- with $v.tracing }}
{{- if .endpoint }}
management.opentelemetry.tracing.export.otlp.endpoint: {{ .endpoint | quote }}
management.tracing.sampling.probability: {{ .samplingProbability }}
{{- end }}
{{- end }}
snapforge.postgres.directory: /var/lib/snapforge
snapforge.upload.directory: /var/lib/snapforge/uploads
snapforge.engine.directory: /opt/snapforge/engines
snapforge.engine.work-directory: /var/lib/snapforge/engine
snapforge.blob.store: {{ $v.blob.store }}
{{- if eq $v.blob.store "s3" }}
{{- with $v.blob.s3 }}
snapforge.blob.s3.bucket: {{ .bucket | quote }}
snapforge.blob.s3.region: {{ .region | quote }}
snapforge.blob.s3.path-style: {{ .pathStyle }}
{{- with .endpoint }}
snapforge.blob.s3.endpoint: {{ . | quote }}
{{- end }}
{{- with .prefix }}
snapforge.blob.s3.prefix: {{ . | quote }}
{{- end }}
{{- end }}
{{- else }}
snapforge.blob.directory: /var/lib/snapforge-blobs
{{- end }}
{{- end -}}

{{- define "snapforge.jdbcUrl" -}}
{{- $parameters := merge (dict "sslmode" .Values.database.sslMode) .Values.database.parameters -}}
{{- if .Values.database.ca.existingSecret -}}
{{- $_ := set $parameters "sslrootcert" (printf "/etc/snapforge/database-ca/%s" .Values.database.ca.key) -}}
{{- end -}}
{{- $pairs := list -}}
{{- range $name, $value := $parameters -}}
{{- $pairs = append $pairs (printf "%s=%s" $name (toString $value | urlquery)) -}}
{{- end -}}
jdbc:postgresql://{{ .Values.database.host }}:{{ .Values.database.port }}/{{ .Values.database.name }}?{{ join "&" $pairs }}
{{- end -}}

{{/* The content of a pod's application.yaml: of a dict with root, own (YAML) and config (maps, the later wins). */}}
{{- define "snapforge.applicationYaml" -}}
{{- $settings := merge (.own | fromYaml) (include "snapforge.settings" .root | fromYaml) -}}
{{- range .config -}}
{{- range $name, $value := . -}}
{{- $_ := set $settings $name $value -}}
{{- end -}}
{{- end -}}
{{- toYaml $settings -}}
{{- end -}}

{{- define "snapforge.api.settings" -}}
snapforge.role.api: true
snapforge.role.builder: false
# What builders have proven is verified and signed here, where no bundle runs.
snapforge.role.signer: true
{{- with .Values.signing }}
{{- if .pkcs11.library }}
snapforge.signing.pkcs11.library: {{ .pkcs11.library | quote }}
snapforge.signing.pkcs11.token-label: {{ .pkcs11.tokenLabel | quote }}
snapforge.signing.pkcs11.key-label: {{ .pkcs11.keyLabel | quote }}
snapforge.signing.pkcs11.pin-file: {{ printf "/etc/snapforge/signing/%s" .pkcs11.pinKey | quote }}
{{- else }}
snapforge.signing.key-file: {{ printf "/etc/snapforge/signing/%s" .key | quote }}
{{- end }}
{{- end }}
{{- with .Values.attestation.builderId }}
snapforge.attestation.builder-id: {{ . | quote }}
{{- end }}
server.address: 0.0.0.0
server.port: 8080
snapforge.access.mode: {{ .Values.access.mode }}
# Logs of pods are collected, and the first token must not be among them.
snapforge.access.first-token: file
# On the management port alone, which only the cluster reaches.
snapforge.access.open-metrics: true
{{- with .Values.access.openBadges }}
snapforge.access.open-badges: {{ join "," . | quote }}
{{- end }}
{{- with .Values.webhooks.source }}
snapforge.webhooks.source: {{ . | quote }}
{{- end }}
{{- with .Values.webhooks.allowedNetworks }}
snapforge.webhooks.allowed-networks: {{ join "," . | quote }}
{{- end }}
{{- with .Values.advisories }}
snapforge.advisory.vulnerable: {{ .vulnerable }}
{{- if .file.existingConfigMap }}
snapforge.advisory.feed.file: {{ printf "/etc/snapforge/advisories/%s" .file.key | quote }}
snapforge.advisory.feed.keys: {{ printf "/etc/snapforge/advisory-keys/%s" (join ",/etc/snapforge/advisory-keys/" .keys.keys) | quote }}
{{- end }}
{{- end }}
{{- if .Values.access.adminToken.existingSecret }}
snapforge.access.bootstrap-token-file: {{ printf "/etc/snapforge/access/%s" .Values.access.adminToken.key | quote }}
{{- else }}
snapforge.access.bootstrap-token-file: /var/lib/snapforge/admin-token
{{- end }}
{{- end -}}

{{/* Of a dict with root and builder. A builder answers nobody but the kubelet and Prometheus, on the management port. */}}
{{- define "snapforge.builder.settings" -}}
snapforge.role.api: false
snapforge.role.builder: true
snapforge.role.signer: false
server.address: 127.0.0.1
server.port: 8080
# The image asks for tokens; Prometheus has none.
snapforge.access.mode: loopback
snapforge.engine.targets: {{ join "," .builder.targets | quote }}
snapforge.engine.isolation: {{ ternary "required" .builder.isolation (eq .builder.isolation "bubblewrap") }}
snapforge.builder.concurrency: {{ .builder.concurrency }}
snapforge.builder.drain: {{ .builder.drainSeconds }}s
# A stopping builder waits for its jobs, and once more as long for those that it hands back.
spring.lifecycle.timeout-per-shutdown-phase: {{ add (mul 2 (int .builder.drainSeconds)) 10 }}s
{{- end -}}
