{{/* What must not be installed. Each message says what to set. */}}
{{- define "snapforge.refusals" -}}
{{- $v := .Values -}}
{{- if not $v.database.host }}{{ fail "database.host is empty: name your Postgres." }}{{ end -}}
{{- if not $v.database.existingSecret }}{{ fail "database.existingSecret is empty: name a Secret with username and password." }}{{ end -}}
{{- if not (or $v.database.builder.existingSecret $v.database.builder.sharesUser) }}{{ fail "database.builder.existingSecret is empty: name a Secret with a user for builders, a member of snapforge_builder (docs/kubernetes.md says how to make one), or set database.builder.sharesUser, with which a builder that is taken over reaches what an api does." }}{{ end -}}
{{- if $v.signing.pkcs11.library -}}
{{- if $v.signing.existingSecret }}{{ fail "signing.existingSecret and signing.pkcs11.library are both set: the key is in one place." }}{{ end -}}
{{- if not $v.signing.pkcs11.tokenLabel }}{{ fail "signing.pkcs11.tokenLabel is empty: name the token." }}{{ end -}}
{{- if not $v.signing.pkcs11.pinSecret }}{{ fail "signing.pkcs11.pinSecret is empty: name a Secret with the token's PIN." }}{{ end -}}
{{- else if not $v.signing.existingSecret }}{{ fail "signing.existingSecret is empty: name a Secret with the signing key (docs/kubernetes.md says how to make one), or set signing.pkcs11." }}{{ end -}}
{{- if and $v.advisories.file.existingConfigMap (not $v.advisories.keys.existingConfigMap) }}{{ fail "advisories.keys.existingConfigMap is empty: name a ConfigMap with the public keys that may sign the file of advisories." }}{{ end -}}
{{- if and $v.advisories.keys.existingConfigMap (not $v.advisories.file.existingConfigMap) }}{{ fail "advisories.file.existingConfigMap is empty: name a ConfigMap with the signed file of advisories, or no keys." }}{{ end -}}
{{- if and (eq $v.blob.store "s3") (not $v.blob.s3.bucket) }}{{ fail "blob.s3.bucket is empty: name the bucket." }}{{ end -}}
{{- if and (eq $v.blob.store "files") (not $v.blob.files.existingClaim) }}{{ fail "blob.files.existingClaim is empty: name a claim that all pods can write to." }}{{ end -}}
{{- if and (has $v.database.sslMode (list "verify-ca" "verify-full")) (not $v.database.ca.existingSecret) }}{{ fail (printf "database.ca.existingSecret is empty: sslMode %s needs the authority's certificate." $v.database.sslMode) }}{{ end -}}
{{- if $v.networkPolicy.enabled -}}
{{- if not $v.networkPolicy.database }}{{ fail "networkPolicy.database is empty, which would let builders reach every address: name the peers, or set networkPolicy.enabled to false." }}{{ end -}}
{{- if and (eq $v.blob.store "s3") (not $v.networkPolicy.objectStore.peers) }}{{ fail "networkPolicy.objectStore.peers is empty, which would let builders reach every address: name the peers, or set networkPolicy.enabled to false." }}{{ end -}}
{{- if and $v.tracing.endpoint (not $v.networkPolicy.traces.peers) }}{{ fail "networkPolicy.traces.peers is empty, which would let builders reach every address: name the peers of tracing.endpoint, or set networkPolicy.enabled to false." }}{{ end -}}
{{- end -}}
{{- $names := dict -}}
{{- range $entry := $v.builders -}}
{{- $builder := include "snapforge.builder" (dict "root" $ "builder" $entry) | fromJson -}}
{{- if hasKey $names $builder.name }}{{ fail (printf "Two builders are called %s." $builder.name) }}{{ end -}}
{{- $_ := set $names $builder.name true -}}
{{- range $target := $builder.targets -}}
{{- if and (ne $builder.isolation "bubblewrap") (not (regexMatch "^[a-z0-9]+-[a-z0-9]+/javet-v8-" $target)) -}}
{{- fail (printf "Builder %s: %s may mean an engine on which a bundle can read files. Only engines of kind javet-v8 go without bubblewrap: set isolation to bubblewrap, or name targets such as linux-x64/javet-v8-*." $builder.name $target) -}}
{{- end -}}
{{- end -}}
{{- if gt (int $builder.autoscaling.minReplicas) (int $builder.autoscaling.maxReplicas) }}{{ fail (printf "Builder %s: autoscaling.minReplicas is more than maxReplicas." $builder.name) }}{{ end -}}
{{- end -}}
{{- if gt (int $v.api.autoscaling.minReplicas) (int $v.api.autoscaling.maxReplicas) }}{{ fail "api.autoscaling.minReplicas is more than maxReplicas." }}{{ end -}}
{{- end -}}
