{{- define "sandbar.name" -}}
{{ printf "%s-sandbar" .Release.Name | trunc 50 | trimSuffix "-" }}
{{- end }}

{{- define "sandbar.labels" -}}
app.kubernetes.io/name: sandbar
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "sandbar.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end }}

{{- define "sandbar.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "sandbar.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{/* What every process of Sandbar is told. */}}
{{- define "sandbar.env" -}}
- name: SANDBAR_MODE
  value: production
- name: SANDBAR_DATA_DIR
  value: /var/lib/sandbar
- name: PUBLIC_URL
  value: {{ .Values.publicUrl | quote }}
- name: LOG_LEVEL
  value: {{ .Values.logLevel | quote }}
- name: DATABASE_URL_APP
  valueFrom:
    secretKeyRef:
      name: {{ .Values.secrets.runtime }}
      key: database-url-app
- name: DATABASE_URL_SYSTEM
  valueFrom:
    secretKeyRef:
      name: {{ .Values.secrets.runtime }}
      key: database-url-system
- name: SECRETS_KEY
  valueFrom:
    secretKeyRef:
      name: {{ .Values.secrets.runtime }}
      key: secrets-key
{{- if .Values.redis }}
- name: REDIS_URL
  valueFrom:
    secretKeyRef:
      name: {{ .Values.secrets.runtime }}
      key: redis-url
{{- end }}
{{- range $name, $value := .Values.extraEnv }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}

{{- define "sandbar.volumes" -}}
- name: tmp
  emptyDir:
    sizeLimit: 256Mi
- name: files
  persistentVolumeClaim:
    claimName: {{ .Values.persistence.existingClaim | default (include "sandbar.name" .) }}
{{- end }}

{{- define "sandbar.volumeMounts" -}}
- name: tmp
  mountPath: /tmp
- name: files
  mountPath: /var/lib/sandbar
{{- end }}
