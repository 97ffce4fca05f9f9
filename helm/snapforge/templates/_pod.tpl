{{/* What both kinds of pods share. */}}

{{- define "snapforge.pod.security" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
# Secrets are root's and readable by this group.
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
{{- end -}}

{{- define "snapforge.container.security" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities:
  drop: [ALL]
{{- end -}}

{{- define "snapforge.environment.database" -}}
- name: SPRING_DATASOURCE_USERNAME
  valueFrom:
    secretKeyRef:
      name: {{ .existingSecret }}
      key: {{ .usernameKey }}
- name: SPRING_DATASOURCE_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ .existingSecret }}
      key: {{ .passwordKey }}
{{- end -}}

{{- define "snapforge.environment.objectStore" -}}
{{- with .Values.blob -}}
{{- if and (eq .store "s3") .s3.existingSecret -}}
- name: AWS_ACCESS_KEY_ID
  valueFrom:
    secretKeyRef:
      name: {{ .s3.existingSecret }}
      key: {{ .s3.accessKeyIdKey }}
- name: AWS_SECRET_ACCESS_KEY
  valueFrom:
    secretKeyRef:
      name: {{ .s3.existingSecret }}
      key: {{ .s3.secretAccessKeyKey }}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "snapforge.environment.configuration" -}}
- name: SPRING_CONFIG_ADDITIONAL_LOCATION
  value: /etc/snapforge/settings/
{{- end -}}

{{- define "snapforge.environment.java" -}}
{{- with .javaOptions -}}
- name: JDK_JAVA_OPTIONS
  value: {{ . | quote }}
{{- end -}}
{{- end -}}

{{/*
Brings the schema up to date before the service starts. In every pod, as that needs neither hooks nor an order between
Deployments; Flyway holds an advisory lock, so the first one works and the others find it done.
*/}}
{{- define "snapforge.migration" -}}
- name: migrate
  image: {{ include "snapforge.image" . | quote }}
  imagePullPolicy: {{ .Values.image.pullPolicy }}
  args:
    - --snapforge.role.migrate=true
    - --spring.flyway.enabled=true
    - --spring.datasource.hikari.maximum-pool-size=2
  env:
    {{- include "snapforge.environment.configuration" . | nindent 4 }}
    {{- if .Values.database.migration.existingSecret }}
    {{- include "snapforge.environment.database" .Values.database.migration | nindent 4 }}
    {{- else }}
    {{- include "snapforge.environment.database" .Values.database | nindent 4 }}
    {{- end }}
  resources:
    requests:
      cpu: 100m
      memory: 256Mi
    limits:
      memory: 512Mi
  securityContext:
    {{- include "snapforge.container.security" . | nindent 4 }}
  volumeMounts:
    - name: settings
      mountPath: /etc/snapforge/settings
      readOnly: true
    {{- if .Values.database.ca.existingSecret }}
    - name: database-ca
      mountPath: /etc/snapforge/database-ca
      readOnly: true
    {{- end }}
    - name: temporary
      mountPath: /tmp
{{- end -}}

{{- define "snapforge.mounts" -}}
- name: settings
  mountPath: /etc/snapforge/settings
  readOnly: true
{{- if .Values.database.ca.existingSecret }}
- name: database-ca
  mountPath: /etc/snapforge/database-ca
  readOnly: true
{{- end }}
- name: state
  mountPath: /var/lib/snapforge
- name: temporary
  mountPath: /tmp
{{- if eq .Values.blob.store "files" }}
- name: blobs
  mountPath: /var/lib/snapforge-blobs
{{- end }}
{{- end -}}

{{/* Of a dict with root and settings (the ConfigMap's name). */}}
{{- define "snapforge.volumes" -}}
- name: settings
  configMap:
    name: {{ .settings }}
{{- with .root.Values.database.ca }}
{{- if .existingSecret }}
- name: database-ca
  secret:
    secretName: {{ .existingSecret }}
    defaultMode: 0444
    items:
      - key: {{ .key }}
        path: {{ .key }}
{{- end }}
{{- end }}
- name: state
  emptyDir: {}
- name: temporary
  emptyDir: {}
{{- with .root.Values.blob }}
{{- if eq .store "files" }}
- name: blobs
  persistentVolumeClaim:
    claimName: {{ .files.existingClaim }}
{{- end }}
{{- end }}
{{- end -}}

{{/* The signing key or its token's PIN, for the pods of the role signer alone: where bundles run, it is not. */}}
{{- define "snapforge.signing.mount" -}}
- name: signing
  mountPath: /etc/snapforge/signing
  readOnly: true
{{- with .Values.signing.pkcs11 }}
{{- if and .library .volumeMounts }}
{{ toYaml .volumeMounts }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "snapforge.signing.volume" -}}
{{- with .Values.signing -}}
{{- $key := ternary .pkcs11.pinKey .key (ne .pkcs11.library "") -}}
- name: signing
  secret:
    secretName: {{ ternary .pkcs11.pinSecret .existingSecret (ne .pkcs11.library "") }}
    # The service takes a key that is root's and readable by its own group, and no other that somebody else could read.
    defaultMode: 0440
    items:
      - key: {{ $key }}
        path: {{ $key }}
{{- if and .pkcs11.library .pkcs11.volumes }}
{{ toYaml .pkcs11.volumes }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Of the health group that says whether the pod is ready. A first start also records class archives for each engine, hence the patience. */}}
{{- define "snapforge.probes" -}}
startupProbe:
  httpGet:
    path: /actuator/health/liveness
    port: management
  periodSeconds: 3
  failureThreshold: 100
livenessProbe:
  httpGet:
    path: /actuator/health/liveness
    port: management
  periodSeconds: 10
  timeoutSeconds: 3
  failureThreshold: 6
readinessProbe:
  httpGet:
    path: /actuator/health/{{ . }}
    port: management
  periodSeconds: 5
  # A database that is away is noticed after this time of the pool's.
  timeoutSeconds: 6
  failureThreshold: 2
{{- end -}}

{{/* Of a dict with pod (values of the api or a builder) and selector. */}}
{{- define "snapforge.scheduling" -}}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- .selector | nindent 8 }}
{{- with .pod.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .pod.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}
