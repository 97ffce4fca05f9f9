{{- define "snapforge.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{- define "snapforge.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else if contains (include "snapforge.name" .) .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "snapforge.name" .) | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "snapforge.serviceAccount" -}}
{{- default (include "snapforge.fullname" .) .Values.serviceAccount.name -}}
{{- end -}}

{{- define "snapforge.image" -}}
{{- with .Values.image -}}
{{- if .digest -}}
{{- printf "%s@%s" .repository .digest -}}
{{- else -}}
{{- printf "%s:%s" .repository (default $.Chart.AppVersion .tag) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* What selects pods. Never changes: a Deployment's selector cannot. */}}
{{- define "snapforge.selector" -}}
app.kubernetes.io/name: {{ include "snapforge.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "snapforge.labels" -}}
{{ include "snapforge.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{- define "snapforge.api.selector" -}}
{{ include "snapforge.selector" . }}
app.kubernetes.io/component: api
{{- end -}}

{{/* Of a dict with root and builder. */}}
{{- define "snapforge.builder.selector" -}}
{{ include "snapforge.selector" .root }}
app.kubernetes.io/component: builder
snapforge.dev/builder: {{ .builder.name }}
{{- end -}}

{{- define "snapforge.builder.name" -}}
{{- printf "%s-builder-%s" (include "snapforge.fullname" .root) .builder.name -}}
{{- end -}}

{{/* The entry of builders that is given, with what it leaves out, as JSON: templates can hand on nothing but text. */}}
{{- define "snapforge.builder" -}}
{{- include "snapforge.merge" (dict "base" .root.Values.builderDefaults "over" .builder) -}}
{{- end -}}

{{/* Maps merged at every depth. mergeOverwrite would keep what is to be overwritten with false or 0. */}}
{{- define "snapforge.merge" -}}
{{- $merged := deepCopy .base -}}
{{- range $key, $value := .over -}}
{{- if and (kindIs "map" $value) (kindIs "map" (get $merged $key)) -}}
{{- $_ := set $merged $key (include "snapforge.merge" (dict "base" (get $merged $key) "over" $value) | fromJson) -}}
{{- else -}}
{{- $_ := set $merged $key $value -}}
{{- end -}}
{{- end -}}
{{- $merged | toJson -}}
{{- end -}}
