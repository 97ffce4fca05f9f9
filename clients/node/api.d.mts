// Made from src/main/resources/openapi.json by api/types.mjs: change the API, and run ./build.

export interface paths {
    "/api/v1/advisories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what is said of engines
         * @description For each engine of which something was ever said, what holds now; also of engines that no builder offers. Every other engine is supported.
         *
         *     If the service checks credentials: needs `admin` or `builds:write` or `channels:write` or `snapshots:read`.
         */
        get: operations["listAdvisories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List changes, newest first
         * @description If several filters are given, all must match. Every change of a build, snapshot, channel, token or key has an event; events themselves never change.
         *
         *     If the service checks credentials: needs `admin`.
         */
        get: operations["listAuditEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/builds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List builds, newest first
         * @description If several filters are given, all must match. To get the next page, send `next` as `cursor`.
         *
         *     If the service checks credentials: needs `builds:write` or `snapshots:read`.
         */
        get: operations["listBuilds"];
        put?: never;
        /**
         * Build snapshots of a bundle
         * @description Takes one of
         *
         *     - **a single script as the body** (`text/javascript`), with the fields of the spec as query parameters;
         *     - **a form** (`multipart/form-data`) with parts named `file`: one or more `.js` files (classic scripts) and `.mjs` files (ES modules) or files of TypeScript, run in the order sent, or one `.zip` or `.tar.gz` with a `snapforge.json`; and optionally a part named `spec`: JSON. The fields of the spec as query parameters are refused beside a form.
         *
         *     Modules import each other by relative paths (`./lib/a.mjs`) between the names of the files; modules in an archive that are only imported need not be listed in its `files`. Values that the runtime needs are assigned to `globalThis`: exports are for other modules.
         *
         *     TypeScript (`.ts`, `.mts`, `.cts`, `.tsx`) is sent as it is; types are erased, and lines and columns stay. What is more than a type, and compiler options in a `tsconfig.json` that ask for more, are refused.
         *
         *     Source maps (`.map`) may be sent as further parts named `file`, or lie in the archive beside their scripts: findings and stack traces then name the original files. Source maps never run.
         *
         *     `curl -H 'Prefer: wait=60' -F file=@examples/greeting.js localhost:8080/api/v1/builds`
         *
         *
         *     If the service checks credentials: needs `builds:write`.
         */
        post: operations["submitBuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/builds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a build
         * @description Its state, and each job's stages, findings, problem or snapshot. With `Prefer: wait=N`, the answer comes when the build has ended or after N seconds, at most 60, and is `200` in either case; `Preference-Applied` says how long it would have waited.
         *
         *     If the service checks credentials: needs `builds:write` or `snapshots:read`.
         */
        get: operations["getBuild"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/builds/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a build
         * @description Ends every job that has not ended yet. Snapshots that jobs have already published stay. A build that has ended answers 409.
         *
         *     If the service checks credentials: needs `builds:write`.
         */
        post: operations["cancelBuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/builds/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow a build
         * @description Server-sent events: one for each change of state and each finished stage, with `id` counting from 1. The stream ends when the build ends. A client that lost the connection resumes with `Last-Event-ID`.
         *
         *     If the service checks credentials: needs `builds:write` or `snapshots:read`.
         */
        get: operations["followBuild"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/builds/{id}/jobs/{job}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a job's log
         * @description What the last attempt did and printed: at most the first 256 KiB, empty while the attempt runs.
         *
         *     If the service checks credentials: needs `builds:write` or `snapshots:read`.
         */
        get: operations["getJobLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/builds/{id}/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Build the same once more
         * @description Takes bundle, spec and targets of a build that has ended, and builds them again in fresh processes. If a job gives the same digest as the original's job, the snapshot's `reproducible` becomes true. If the digests differ, both snapshots are marked false for good, and the job has the finding `not-reproducible`, which names the bytes that differ and, as far as known, why. If the engine itself is another build (`engine-build- differs`), nothing is concluded.
         *
         *     If the service checks credentials: needs `builds:write`.
         */
        post: operations["rebuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List engines
         * @description Every engine that a builder offers now or offered within the last week. An engine without builders is not offered at the moment. `isolation` tells how its processes are isolated: `bwrap` (namespaces, Landlock and seccomp), `landlock` (Landlock and seccomp) or `process` (limits only).
         *
         *     If the service checks credentials: needs `admin` or `builds:write` or `channels:write` or `snapshots:read`.
         */
        get: operations["listEngines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engines/{platform}/{engine}/advisory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what is said of an engine
         * @description With everything that was said of it before, by whom and when.
         *
         *     If the service checks credentials: needs `admin` or `builds:write` or `channels:write` or `snapshots:read`.
         */
        get: operations["getAdvisory"];
        /**
         * Say what holds of an engine
         * @description From then on, `GET /resolve` and downloads of what stands on the engine warn, or refuse if it is vulnerable and the policy says so. `SUPPORTED` takes it back. What is said already is not said again.
         *
         *     If the service checks credentials: needs `admin`.
         */
        put: operations["putAdvisory"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engines/{platform}/{engine}/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Build what stands on an engine for its successor
         * @description For each version that the caller may see, that has a snapshot for the engine and lacks the successor, a build of the same files and spec is queued; when it succeeds, the version has that target. `skipped` says what could not be queued. If `next` is not null, or the queue was full, repeat the request with it as `cursor`.
         *
         *     If the service checks credentials: needs `builds:write`.
         */
        post: operations["rebuildEngine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engines/{platform}/{engine}/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what stands on an engine
         * @description Every version of a name that the caller may see and that has a snapshot for the engine, revoked ones among them; sorted by name, newest version first.
         *
         *     If the service checks credentials: needs `builds:write` or `channels:write` or `snapshots:read`.
         */
        get: operations["listEngineReleases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the keys, oldest first
         * @description All keys that this service ever signed with, including retired and revoked ones, with their status.
         */
        get: operations["listKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a key
         * @description As JSON with its validity, or as PEM for OpenSSL: `curl -H 'Accept: application/x-pem-file' localhost:8080/api/v1/keys/$KEY_ID > key.pem`
         */
        get: operations["getKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/{keyId}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retire a key
         * @description It no longer signs; what it signed stays valid.
         *
         *     If the service checks credentials: needs `admin`.
         */
        post: operations["retireKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/{keyId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke a key
         * @description For a key that others may have: nothing that it ever signed is valid any more. Snapshots answer 410 `key-revoked` until they are built again. This cannot be undone.
         *
         *     If the service checks credentials: needs `admin`.
         */
        post: operations["revokeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List names
         * @description Every name that has a release: from a build with a name and a version that succeeded.
         *
         *     If the service checks credentials: needs `builds:write` or `channels:write` or `snapshots:read`.
         */
        get: operations["listNames"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/names/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a name
         * @description Its channels, and its versions with their targets, newest version first. `cursor` continues the list of versions.
         *
         *     If the service checks credentials: needs `builds:write` or `channels:write` or `snapshots:read`.
         */
        get: operations["getName"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/names/{name}/channels/{channel}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a channel
         * @description The version it points to, the signed statement of that, and its changes, newest first.
         *
         *     If the service checks credentials: needs `builds:write` or `channels:write` or `snapshots:read`.
         */
        get: operations["getChannel"];
        /**
         * Point a channel to a version
         * @description Promotes or rolls back, with immediate effect for everyone who resolves. If the channel already points to the version, nothing changes. With `If-Match` and the channel's `ETag`, the request fails if someone else has changed the channel in the meantime; with `If-None-Match: *` it only creates a new channel. `latest` is maintained by the service.
         *
         *     If the service checks credentials: needs `channels:write`.
         */
        put: operations["putChannel"];
        post?: never;
        /**
         * Delete a channel
         * @description Runtimes that ask for it get `unknown-channel`. The history is kept, and a channel created later under the same name continues its revisions.
         *
         *     If the service checks credentials: needs `channels:write`.
         */
        delete: operations["deleteChannel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/names/{name}/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Build the current versions for engines that they lack
         * @description Current versions are those that channels point to, and the newest. For each engine that a live builder offers and a current version lacks, a build of the same files and spec is queued; when it succeeds, the version has that target. A target that a build is already working on is not queued again.
         *
         *     If the service checks credentials: needs `builds:write`.
         */
        post: operations["rebuildName"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/names/{name}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a version
         * @description Its content, and for each target the snapshot and the signed release statement.
         *
         *     If the service checks credentials: needs `builds:write` or `channels:write` or `snapshots:read`.
         */
        get: operations["getVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/names/{name}/versions/{version}/deprecation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Deprecate a version
         * @description Nothing that resolves stops to, and channels stay where they are; but whoever gets the version is warned with the reason. Another reason replaces the one before.
         *
         *     If the service checks credentials: needs `channels:write`.
         */
        put: operations["deprecateVersion"];
        post?: never;
        /**
         * Take back that a version is deprecated
         * @description Nothing happens if it is not.
         *
         *     If the service checks credentials: needs `channels:write`.
         */
        delete: operations["undeprecateVersion"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find the snapshot that a runtime should load
         * @description By name and channel, or by name and version; with neither, the channel `latest`, which is the version released last. `engine` names the engine build; `v8Version` alone is enough if only one engine of the version has it. With `requires`, a snapshot that lacks one of the words is not given. Repeat the request with `If-None- Match`: the response is 304 while nothing else is to be loaded. Verify both statements before you trust the response (`docs/releases.md`). `warnings` says what speaks against what is given.
         *
         *     If the service checks credentials: needs `snapshots:read`.
         */
        get: operations["resolve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List snapshots, newest first
         * @description If several filters are given, all must match. To get the next page, send `next` as `cursor`; it stays valid while snapshots are added. Revoked snapshots are listed too: look at `status`.
         *
         *     If the service checks credentials: needs `snapshots:read`.
         */
        get: operations["listSnapshots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/snapshots/{digest}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the metadata of a snapshot
         * @description Revoked snapshots are described too, with `status` REVOKED.
         *
         *     If the service checks credentials: needs `snapshots:read`.
         */
        get: operations["getSnapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/snapshots/{digest}/attestation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the attestation
         * @description A DSSE envelope with an in-toto statement of SLSA provenance; its subjects are the digests of the container and the blob. Several builds may have given the same snapshot: this is the attestation of the first one that was built from the repository asked for, otherwise of the first.
         *
         *     If the service checks credentials: needs `snapshots:read`.
         */
        get: operations["getSnapshotAttestation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/snapshots/{digest}/attestation.sigstore.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the attestation as a Sigstore bundle
         * @description The same attestation as a Sigstore bundle, version 0.3, for verifiers that read those. `verificationMaterial` has a public key's hint, which is our key id, and no entry of a transparency log, so a verifier must know the key and ask for no log and no timestamp.
         *
         *     If the service checks credentials: needs `snapshots:read`.
         */
        get: operations["getSnapshotSigstoreBundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/snapshots/{digest}/blob": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the V8 startup data
         * @description A slice of the container, ready for V8. Conditional requests and range requests are supported; a range always refers to the uncompressed bytes. Verify the container before you pass its blob to V8.
         *
         *     If the service checks credentials: needs `snapshots:read`.
         */
        get: operations["getSnapshotBlob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/snapshots/{digest}/container": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the container
         * @description The `.v8ss` file that was signed, with the same HTTP features as the blob.
         *
         *     If the service checks credentials: needs `snapshots:read`.
         */
        get: operations["getSnapshotContainer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/snapshots/{digest}/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the signed metrics
         * @description A DSSE envelope with an in-toto statement; its subject is the digest of the container, its predicate holds the metrics as the snapshot's metadata show them.
         *
         *     If the service checks credentials: needs `snapshots:read`.
         */
        get: operations["getSnapshotMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/snapshots/{digest}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke a snapshot
         * @description Afterwards its bytes, signature and attestation answer 410 with the reason. This cannot be undone.
         *
         *     If the service checks credentials: needs `admin`.
         */
        post: operations["revokeSnapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/snapshots/{digest}/signature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the signature
         * @description 64 bytes, pure Ed25519 over the whole container. To check it: `openssl pkeyutl -verify -rawin -pubin -inkey key.pem -sigfile x.sig -in x.v8ss`.
         *
         *     If the service checks credentials: needs `snapshots:read`.
         */
        get: operations["getSnapshotSignature"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/storage/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List checks of the store, newest first
         * @description The last twenty.
         *
         *     If the service checks credentials: needs `admin`.
         */
        get: operations["listStorageChecks"];
        put?: never;
        /**
         * Check the whole store
         * @description Reads and hashes everything in the store, and compares it with the database: damaged, missing and orphaned content, wrong sizes, wrong signatures, and rows that differ from what was signed. It runs in the background and takes as long as reading everything. Damaged content is moved to the quarantine of the store, as any download of it would do; nothing is deleted.
         *
         *     If the service checks credentials: needs `admin`.
         */
        post: operations["startStorageCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/storage/checks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a check of the store
         * @description Its progress, and the number of findings.
         *
         *     If the service checks credentials: needs `admin`.
         */
        get: operations["getStorageCheck"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/storage/checks/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a check of the store
         * @description Its findings so far are kept.
         *
         *     If the service checks credentials: needs `admin`.
         */
        post: operations["cancelStorageCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/storage/checks/{id}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the findings of a check of the store
         * @description Also while it runs. Codes: `content-damaged`, `content-missing`, `content-orphaned`, `size-differs`, `signature-wrong`, `statement-wrong`, `snapshot-differs`; `docs/storage.md` explains them.
         *
         *     If the service checks credentials: needs `admin`.
         */
        get: operations["listStorageFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/storage/retention/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List what retention would remove
         * @description A dry run with the current settings, even if retention is off: nothing is removed. It looks ahead: something that is only referenced by removable items is listed too, although retention removes builds first, then snapshots and bundles, and content only after a grace period of its own. It is a POST because the request is recorded in the audit log.
         *
         *     If the service checks credentials: needs `admin`.
         */
        post: operations["previewRetention"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tokens, newest first
         * @description Without their secrets. Revoked and expired tokens are listed too: look at `status`.
         *
         *     If the service checks credentials: needs `admin`.
         */
        get: operations["listTokens"];
        put?: never;
        /**
         * Create a token
         * @description The response has the secret in `token`. The secret is not stored, so it cannot be shown again.
         *
         *     If the service checks credentials: needs `admin`.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a token
         * @description Every process refuses it from its next use on. Revoking a token again changes nothing.
         *
         *     If the service checks credentials: needs `admin`.
         */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhooks, newest first
         * @description Without their secrets. Disabled ones are listed too, with the reason.
         *
         *     If the service checks credentials: needs `admin`.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Create a webhook
         * @description From now on, events are sent to its URL as CloudEvents, signed as Standard Webhooks says. The response has the secret, which is not shown again.
         *
         *     If the service checks credentials: needs `admin`.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a webhook
         * @description Without its secret.
         *
         *     If the service checks credentials: needs `admin`.
         */
        get: operations["getWebhook"];
        /**
         * Change, enable or disable a webhook
         * @description The body replaces all that was said of it; the secret stays. What a webhook still has to deliver goes on when it is enabled. Events that happen while it is disabled are not sent later.
         *
         *     If the service checks credentials: needs `admin`.
         */
        put: operations["updateWebhook"];
        post?: never;
        /**
         * Delete a webhook
         * @description With its deliveries. A message that is being sent at this moment may still arrive.
         *
         *     If the service checks credentials: needs `admin`.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deliveries, newest first
         * @description They are kept for a week after their end, unless the operator has set another time.
         *
         *     If the service checks credentials: needs `admin`.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries/{delivery}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a delivery
         * @description How far it is, and why its last attempt failed.
         *
         *     If the service checks credentials: needs `admin`.
         */
        get: operations["getWebhookDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries/{delivery}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver an event once more
         * @description Whatever became of it: one that was delivered is sent again, one that is pending is tried at once. It has the same `webhook-id` as before and comes before all that waits behind it.
         *
         *     If the service checks credentials: needs `admin`.
         */
        post: operations["redeliverWebhookEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a webhook another secret
         * @description Until `previousSecretUntil`, messages are signed with both, so that the receiver can change over without losing any. The secret before those no longer counts.
         *
         *     If the service checks credentials: needs `admin`.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a ping
         * @description An event of the type `dev.snapforge.ping`, whatever events the webhook is for. What became of it is in the delivery.
         *
         *     If the service checks credentials: needs `admin`.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the keys as a JSON Web Key Set
         * @description RFC 7517 and RFC 8037, without revoked keys, because readers of key sets trust every key in them. Two members are Snapforge's own: `endorsements`, DSSE envelopes in which one key vouches for the next, and `revoked`, the ids of keys that must not be trusted any more.
         */
        get: operations["getKeySet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What to say of a build of an engine */
        AdvisoryRequest: {
            /**
             * @description What holds from now on
             * @example DEPRECATED
             * @enum {string}
             */
            status: "SUPPORTED" | "DEPRECATED" | "VULNERABLE";
            /**
             * @description Why, in a sentence; needed unless the status is `SUPPORTED`
             * @example No security fixes any more
             */
            reason?: string | null;
            /**
             * @description Where more can be read: an address with http or https
             * @example https://example.org/advisories/1
             */
            link?: string | null;
            /**
             * @description The engine of the same platform to build for instead
             * @example linux-x64/javet-v8-5.0.7
             */
            successor?: string | null;
        };
        /** @description A change */
        AuditEvent: {
            /**
             * Format: uuid
             * @description Its id; ids sort by time
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            at: string;
            /**
             * @description Who made the change; `service` if the service made it by itself
             * @example token:ci-team-a
             */
            principal: string;
            /** @description The principal's credential: a token's id or a CI run; null for none */
            credential: string | null;
            /**
             * @description What was done
             * @example build-submitted
             */
            action: string;
            /** @description What was changed: an id, a digest or a name */
            subject: string;
            /**
             * @description Further details, depending on the action
             * @example {
             *       "name": "team-a.web"
             *     }
             */
            details: Record<string, never>;
        };
        /** @description A snapshot that a version has, and why it was not given */
        AvailableSnapshot: {
            /**
             * @description Platform and engine
             * @example linux-x64/javet-v8-5.0.6
             */
            target: string;
            /**
             * @description Operating system and architecture
             * @example linux-x64
             */
            platform: string;
            /**
             * @description Engine id
             * @example javet-v8-5.0.6
             */
            engine: string;
            /**
             * @description The only version of V8 that may load it
             * @example 14.7.173.18
             */
            v8Version: string;
            /** @description Digest of the container */
            snapshot: string;
            /** @description What does not fit: `platform`, `engine`, `v8Version`, `requires`, `revoked`, `key-revoked` */
            differs: string[];
            /** @description What it lacks of what the request requires */
            missing: string[];
        };
        /** @description A build and its jobs */
        Build: {
            /**
             * Format: uuid
             * @description Its id; ids sort by time
             */
            id: string;
            /**
             * @description The requested name, or null
             * @example greeting
             */
            name: string | null;
            /**
             * @description The requested version, or null
             * @example 1.0.0
             */
            version: string | null;
            /**
             * @description What it stands on, as it was requested; null if it has no base
             * @example framework@stable
             */
            base: string | null;
            /**
             * @description Derived from its jobs: failed if any job has failed
             * @enum {string}
             */
            status: "QUEUED" | "RUNNING" | "SUCCEEDED" | "FAILED" | "CANCELLED";
            /**
             * Format: date-time
             * @description When it was accepted
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it ended; null before
             */
            finishedAt: string | null;
            /**
             * @description The requested labels
             * @example {
             *       "commit": "0123abc"
             *     }
             */
            labels: {
                [key: string]: string;
            };
            /** @description The scripts it is made of */
            bundle: components["schemas"]["Bundle"];
            /**
             * Format: uuid
             * @description The build that it repeats; null if it is not a rebuild
             */
            rebuildOf: string | null;
            /**
             * @description Who requested it
             * @example anonymous
             */
            principal: string;
            /** @description What it was built from, as the token of the CI that requested it proved; null if it proved none */
            source: components["schemas"]["BuildSource"] | null;
            /** @description One per target */
            jobs: components["schemas"]["Job"][];
        };
        /** @description Files in the order they run, and what to build from them */
        BuildForm: {
            /** @description One or more `.js` (classic scripts), `.mjs` (ES modules) and files of TypeScript (`.ts`, `.mts`, `.cts`, `.tsx`), and their source maps (`.map`) and `tsconfig.json`, or one `.zip` or `.tar.gz` with a `snapforge.json` */
            file: string[];
            /** @description What to build; may be omitted */
            spec?: components["schemas"]["BuildSpec"] | null;
        };
        /** @description A run of a CI, as a token of a trusted issuer proved */
        BuildSource: {
            /**
             * @description Who signed the token
             * @example https://token.actions.githubusercontent.com
             */
            issuer: string;
            /**
             * @description The repository's address
             * @example https://github.com/acme/tools
             */
            repository: string;
            /**
             * @description The repository's number, which renaming does not change, or null
             * @example 74
             */
            repositoryId: string | null;
            /**
             * @description The number of the repository's owner, or null
             * @example 65
             */
            ownerId: string | null;
            /**
             * @description The full name of the branch or tag
             * @example refs/heads/main
             */
            ref: string;
            /**
             * @description The commit's object id
             * @example 1f0e5a2c7b3d4e5f60718293a4b5c6d7e8f90123
             */
            commit: string;
            /** @description What the run was started from, or null */
            workflow: components["schemas"]["BuildWorkflow"] | null;
            /** @description The other workflow that the job itself comes from; null if it comes from the first */
            reusableWorkflow: components["schemas"]["BuildWorkflow"] | null;
            /**
             * @description The number of the run or pipeline, or null
             * @example 4711
             */
            run: string | null;
            /**
             * @description Which attempt of the run, or null
             * @example 1
             */
            attempt: string | null;
            /** @description The number of the job, or null */
            job: string | null;
            /**
             * @description What started the run, or null
             * @example push
             */
            event: string | null;
        };
        /**
         * @description What to build: the part `spec` of POST /builds
         * @example {
         *       "name": "greeting",
         *       "version": "1.0.0",
         *       "labels": {
         *         "commit": "0123abc"
         *       }
         *     }
         */
        BuildSpec: {
            /**
             * @description The name to release under and to find the snapshots by
             * @example greeting
             */
            name?: string;
            /**
             * @description The version under that name; needs a name
             * @example 1.0.0
             */
            version?: string;
            /**
             * @description What it stands on: the files, prelude, policy, warm-up and checks of that snapshot come first. A snapshot (`sha256:…`), or `name@version`, `name@channel` or `name`, which are resolved once, when the build is accepted
             * @example framework@stable
             */
            base?: string;
            /**
             * @description What to build for; if omitted, every live engine of the default platform. A job for an engine that no builder has, or ever had, shows that under `waiting`, and ends with `no-builder` if none comes.
             * @example [
             *       "linux-x64/javet-v8-5.0.6"
             *     ]
             */
            targets?: string[];
            /**
             * @description What runs before the bundle: nothing, the web's globals in JavaScript, or those and Node's `Buffer` and `process`
             * @default none
             * @example none
             * @enum {string}
             */
            prelude: "none" | "web" | "node";
            /**
             * @description JavaScript that calls what the first request will call, so that it is compiled; nothing else of it stays. A long one fits only into a form.
             * @example greet('Ada')
             */
            warmup?: string;
            /**
             * @description Globals that must exist after load
             * @example [
             *       "greet"
             *     ]
             */
            requires?: string[];
            /**
             * @description JavaScript expressions, each alone or as `{expression, expected}`: a restored runtime must give the same as a fresh one, and the expected value if there is one
             * @example [
             *       {
             *         "expression": "greet('Ada')",
             *         "expected": "Hello, Ada!"
             *       }
             *     ]
             */
            checks?: (string | {
                /**
                 * @description A JavaScript expression
                 * @example greet('Ada')
                 */
                expression: string;
                /**
                 * @description The JSON value that it must give; if omitted, a fresh and a restored runtime must agree
                 * @example Hello, Ada!
                 */
                expected?: unknown;
            })[];
            /**
             * @description What a snapshot must satisfy to be published
             * @example {
             *       "runtimeState": "fix"
             *     }
             */
            policy?: {
                /**
                 * @description How to treat a use of time, randomness or the environment while the bundle runs: `fix` makes clock and randomness the same for every build and live again after load, `warn` leaves them as they are, `reject` fails the job
                 * @default fix
                 * @example fix
                 * @enum {string}
                 */
                runtimeState: "fix" | "warn" | "reject";
                /**
                 * @description How to treat a promise that is rejected while the bundle runs and that nothing handles: `reject` fails the job, unless something still refers to the promise; `warn` makes it a finding
                 * @default reject
                 * @example reject
                 * @enum {string}
                 */
                unhandledRejections: "reject" | "warn";
                /**
                 * @description How to treat something that the bundle makes while it runs and that V8 cannot write, for example an object of Intl: `auto` makes it on first use in the restored runtime, `off` fails the job. A list of patterns of file names is `auto`, and has the modules that they match evaluated when one of their exports is first used
                 * @default auto
                 * @example auto
                 */
                defer: ("auto" | "off") | string[];
                /**
                 * @description How many times faster than a plain start a restored one must be: more than 0, at most 1000; if omitted, no minimum is enforced
                 * @example 1.5
                 */
                minSpeedup?: number;
                /**
                 * @description When a start is measured: `later` publishes at once and measures when no build waits, `wait` measures first and publishes with the figures. With `minSpeedup` the build always waits
                 * @default later
                 * @example wait
                 * @enum {string}
                 */
                metrics: "later" | "wait";
            };
            /**
             * @description Words to find the snapshots by later
             * @example [
             *       "greeting"
             *     ]
             */
            features?: string[];
            /**
             * @description Anything worth keeping with the build
             * @example {
             *       "commit": "0123abc"
             *     }
             */
            labels?: {
                [key: string]: string;
            };
        };
        /** @description A file that says what a run of a CI does */
        BuildWorkflow: {
            /**
             * @description The repository that it is in
             * @example https://github.com/acme/tools
             */
            repository: string;
            /**
             * @description Its path there
             * @example .github/workflows/release.yml
             */
            path: string;
            /**
             * @description Which revision of it ran
             * @example refs/heads/main
             */
            ref: string;
        };
        /** @description The scripts, without their content */
        Bundle: {
            /** @description The same for the same files in the same order */
            digest: string;
            /**
             * Format: int64
             * @description Of all files, in bytes
             * @example 512
             */
            size: number;
            /** @description In the order they run, then those that are only imported, then source maps */
            files: components["schemas"]["BundleFile"][];
        };
        /** @description One script */
        BundleFile: {
            /**
             * @description Its name in stack traces
             * @example greeting.js
             */
            name: string;
            /**
             * Format: int64
             * @description In bytes
             * @example 512
             */
            size: number;
            /** @description SHA-256 of its content */
            digest: string;
            /**
             * @description Whether it runs by itself; false for modules that are only imported and for source maps
             * @example true
             */
            entry: boolean;
        };
        /** @description A channel: a movable pointer to a version */
        Channel: {
            /**
             * @description The name
             * @example greeting
             */
            name: string;
            /**
             * @description The channel
             * @example stable
             */
            channel: string;
            /**
             * @description The version it points to
             * @example 1.0.0
             */
            version: string;
            /**
             * Format: int64
             * @description The version's place in the order of releases
             * @example 1
             */
            sequence: number;
            /**
             * Format: int64
             * @description How many times the channel has changed; also its ETag
             * @example 3
             */
            revision: number;
            /**
             * Format: date-time
             * @description When it was pointed there
             */
            changedAt: string;
            /**
             * @description Who pointed it there; `anonymous` if the service does not check credentials
             * @example anonymous
             */
            changedBy: string;
            /** @description The signed channel statement */
            statement: components["schemas"]["DsseEnvelope"];
            /** @description Its changes */
            history: components["schemas"]["PageChannelChange"];
        };
        /** @description A change of a channel */
        ChannelChange: {
            /**
             * Format: int64
             * @description The channel's revision after the change
             * @example 3
             */
            revision: number;
            /**
             * @description The version it pointed to before; null if it did not exist
             * @example 0.9.0
             */
            from: string | null;
            /**
             * @description The version it pointed to afterwards; null if it was deleted
             * @example 1.0.0
             */
            to: string | null;
            /**
             * Format: date-time
             * @description When
             */
            changedAt: string;
            /**
             * @description Who did it
             * @example anonymous
             */
            changedBy: string;
            /**
             * @description Why, if a reason was given
             * @example Checkout fails since 1.1.0, see ticket 4711
             */
            reason: string | null;
        };
        /** @description Where a channel points */
        ChannelPointer: {
            /**
             * @description Its name
             * @example stable
             */
            channel: string;
            /**
             * @description The version
             * @example 1.0.0
             */
            version: string;
            /**
             * Format: int64
             * @description The version's place in the order of releases
             * @example 1
             */
            sequence: number;
            /**
             * Format: int64
             * @description How many times the channel has changed
             * @example 3
             */
            revision: number;
            /**
             * Format: date-time
             * @description When it was pointed there
             */
            changedAt: string;
        };
        /** @description A finished stage of a job */
        CompletedStage: {
            /**
             * @description The stage
             * @example execute
             */
            name: string;
            /**
             * Format: double
             * @description How long it took, in milliseconds
             * @example 9.1
             */
            millis: number;
        };
        /** @description A new token with its secret, which is shown only once */
        CreatedToken: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * @description The name of its principal, after `token:`
             * @example ci-team-a
             */
            name: string;
            /**
             * @description Its scopes
             * @example [
             *       "builds:write"
             *     ]
             */
            scopes: string[];
            /**
             * @description The names it may use; null for all
             * @example [
             *       "team-a.*"
             *     ]
             */
            names: string[] | null;
            /**
             * @description Whether it is valid
             * @example ACTIVE
             * @enum {string}
             */
            status: "ACTIVE" | "EXPIRED" | "REVOKED";
            /**
             * @description The principal that created it
             * @example token:bootstrap
             */
            createdBy: string;
            /**
             * Format: date-time
             * @description When it was created
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it expires; null for never
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description When it was last used, to the minute; null for never
             */
            lastUsedAt: string | null;
            /**
             * Format: date-time
             * @description When it was revoked; null if it was not
             */
            revokedAt: string | null;
            /**
             * @description The secret, to be sent as `Authorization: Bearer …`
             * @example sf_…
             */
            token: string;
        };
        /** @description A webhook with its new secret, which is shown only once */
        CreatedWebhook: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * @description Where events are sent
             * @example https://hooks.example/snapforge
             */
            url: string;
            /**
             * @description Types of events, or prefixes that end with `.*`
             * @example [
             *       "dev.snapforge.channel.*"
             *     ]
             */
            events: string[];
            /**
             * @description Events of these names; `*` for all
             * @example [
             *       "team-a.*"
             *     ]
             */
            names: string[];
            /**
             * @description For people
             * @example deploys team A
             */
            description: string | null;
            /** @description Whether events are collected and sent */
            enabled: boolean;
            /**
             * @description Why it is disabled; null if it is not
             * @example 3 deliveries in a row were given up
             */
            disabledReason: string | null;
            /**
             * Format: int32
             * @description How many deliveries were given up since the last one that succeeded
             * @example 0
             */
            givenUp: number;
            /**
             * Format: date-time
             * @description Until when messages are also signed with the secret before the last rotation; null if there was none
             */
            previousSecretUntil: string | null;
            /**
             * @description The principal that created it
             * @example token:bootstrap
             */
            createdBy: string;
            /**
             * Format: date-time
             * @description When it was created
             */
            createdAt: string;
            /**
             * @description The secret, for libraries of Standard Webhooks: `whsec_` and the key of the HMAC in base64
             * @example whsec_…
             */
            secret: string;
        };
        /** @description Why a version should not be used any more */
        DeprecationRequest: {
            /**
             * @description Shown to everyone who gets the version: what to use instead, or why
             * @example Rounds wrongly; use 1.1.0
             */
            reason: string;
        };
        /** @description A signed statement (DSSE, version 1) */
        DsseEnvelope: {
            /**
             * @description What the payload is
             * @example application/vnd.in-toto+json
             */
            payloadType: string;
            /** @description The in-toto statement in base64 */
            payload: string;
            /** @description Over the pre-authentication encoding of both */
            signatures: components["schemas"]["DsseSignature"][];
        };
        /** @description One signature of an envelope */
        DsseSignature: {
            /** @description The key that made it */
            keyid: string;
            /** @description Ed25519, in base64 */
            sig: string;
        };
        /** @description An engine that builders offer or offered */
        Engine: {
            /**
             * @description Platform and engine
             * @example linux-x64/javet-v8-5.0.6
             */
            target: string;
            /**
             * @description Operating system
             * @example linux
             */
            os: string;
            /**
             * @description Processor architecture
             * @example x64
             */
            arch: string;
            /**
             * @description Engine id
             * @example javet-v8-5.0.6
             */
            engine: string;
            /**
             * @description The version that the engine reports
             * @example 5.0.6
             */
            engineVersion: string;
            /**
             * @description The version that V8 reports
             * @example 14.7.173.18
             */
            v8Version: string;
            /** @description SHA-256 of the native library: 64 hexadecimal digits */
            nativeLibrarySha256: string;
            /** @description SHA-256 of the ICU data that it reads; null if it reads none */
            icuDataSha256: string | null;
            /** @description Whether it runs on an emulated processor */
            emulated: boolean;
            /**
             * @description How its processes are isolated: `bwrap` or `process`
             * @example bwrap
             */
            isolation: string;
            /** @description Whether its snapshots can be open beside others, and plain runtimes, in one process */
            sharesProcess: boolean;
            /** @description The live builders that offer it; empty if none does */
            builders: string[];
            /** @description What is said of it; null if nothing ever was, which means that it is supported */
            advisory: components["schemas"]["EngineAdvisory"] | null;
        };
        /** @description All advisories; the list is short, so it has no pages */
        EngineAdvisories: {
            /** @description Sorted by engine */
            items: components["schemas"]["EngineAdvisory"][];
        };
        /** @description What is said of a build of an engine */
        EngineAdvisory: {
            /**
             * @description Platform and engine
             * @example linux-x64/javet-v8-5.0.6
             */
            engine: string;
            /**
             * @description `SUPPORTED`, `DEPRECATED` or `VULNERABLE`
             * @example VULNERABLE
             * @enum {string}
             */
            status: "SUPPORTED" | "DEPRECATED" | "VULNERABLE";
            /**
             * @description Why; null only for `SUPPORTED`
             * @example CVE-2031-0001: type confusion in V8's optimising compiler
             */
            reason: string | null;
            /**
             * @description Where more can be read; null if nothing was named
             * @example https://example.org/advisories/1
             */
            link: string | null;
            /**
             * @description The engine to build for instead; null if none was named
             * @example linux-x64/javet-v8-5.0.7
             */
            successor: string | null;
            /**
             * Format: int64
             * @description How often something was said of the engine until then; 0 if never
             * @example 1
             */
            revision: number;
            /**
             * Format: date-time
             * @description When it was said; null if never
             */
            changedAt: string | null;
            /**
             * @description Who said it; of a signed file, `file:` and the id of its key; null if nobody did
             * @example anonymous
             */
            changedBy: string | null;
        };
        /** @description What is said of an engine, and what was said before */
        EngineAdvisoryHistory: {
            /** @description What holds now */
            current: components["schemas"]["EngineAdvisory"];
            /** @description All that was said, newest first */
            history: components["schemas"]["PageEngineAdvisory"];
        };
        /** @description The builds that were queued so that what stands on an engine has its successor */
        EngineRebuild: {
            /**
             * @description The engine
             * @example linux-x64/javet-v8-5.0.6
             */
            engine: string;
            /**
             * @description What is built for
             * @example linux-x64/javet-v8-5.0.7
             */
            successor: string;
            /** @description The builds that were queued, one for each version */
            builds: components["schemas"]["EngineRebuildBuild"][];
            /** @description Versions that earlier builds are already working on */
            underway: components["schemas"]["EngineRebuildUnderway"][];
            /** @description Versions that could not be queued, and why */
            skipped: components["schemas"]["EngineRebuildSkipped"][];
            /**
             * Format: int32
             * @description How many of the versions that were looked at have the successor already
             * @example 3
             */
            covered: number;
            /** @description The `cursor` of the next request; null if everything was looked at */
            next: string | null;
        };
        /** @description A build that was queued */
        EngineRebuildBuild: {
            /**
             * Format: uuid
             * @description Its id
             */
            build: string;
            /**
             * @description The name
             * @example greeting
             */
            name: string;
            /**
             * @description The version
             * @example 1.0.0
             */
            version: string;
        };
        /** @description What to build for, and which versions */
        EngineRebuildRequest: {
            /**
             * @description An engine of the same platform; by default the successor that the engine's advisory names
             * @example linux-x64/javet-v8-5.0.7
             */
            successor?: string | null;
            /**
             * @description `all`, or `current`: only versions that are their name's newest, or that a channel points to
             * @default all
             * @example all
             * @enum {string|null}
             */
            versions: "all" | "current" | null;
        };
        /** @description A version that could not be queued */
        EngineRebuildSkipped: {
            /**
             * @description The name
             * @example greeting
             */
            name: string;
            /**
             * @description The version
             * @example 1.0.0
             */
            version: string;
            /**
             * @description Stable word, for example `version-exists`, `name-not-allowed` or `queue-full`
             * @example version-exists
             */
            code: string;
            /** @description Why, in a sentence for people */
            detail: string;
        };
        /** @description A version that an earlier build is already working on */
        EngineRebuildUnderway: {
            /**
             * @description The name
             * @example greeting
             */
            name: string;
            /**
             * @description The version
             * @example 1.0.0
             */
            version: string;
        };
        /** @description A version of a name that has a snapshot for the engine */
        EngineRelease: {
            /**
             * @description The name
             * @example greeting
             */
            name: string;
            /**
             * @description The version
             * @example 1.0.0
             */
            version: string;
            /**
             * Format: int64
             * @description The version's place in the order of releases
             * @example 1
             */
            sequence: number;
            /** @description Digest of the container */
            snapshot: string;
            /**
             * @description False once the snapshot, or a key that signed it, was revoked
             * @example true
             */
            usable: boolean;
            /**
             * @description Whether it is the name's newest version
             * @example true
             */
            newest: boolean;
            /**
             * @description The channels that point to the version, sorted by name
             * @example [
             *       "latest"
             *     ]
             */
            channels: string[];
            /**
             * Format: date-time
             * @description When the version got the engine
             */
            releasedAt: string;
        };
        /** @description All engines; the list is short, so it has no pages */
        Engines: {
            /** @description Sorted by target */
            items: components["schemas"]["Engine"][];
        };
        /** @description Something that is no longer needed */
        Expendable: {
            /**
             * @description What it is
             * @example build
             */
            kind: string;
            /** @description A build's id, or the digest of anything else */
            id: string;
            /** @description Why it would be removed, for people */
            reason: string;
            /**
             * Format: date-time
             * @description When its time began: a build's end, a row's creation, or when a pass first saw content without a row; null for content that no pass has seen so
             */
            since: string | null;
            /**
             * Format: int64
             * @description In bytes; null for builds
             * @example 52428
             */
            size: number | null;
        };
        /** @description What is wrong with one field of a spec */
        FieldError: {
            /**
             * @description The field, as a JSON Pointer (RFC 6901)
             * @example /version
             */
            pointer: string;
            /**
             * @description What is wrong, and what would be accepted
             * @example needs a name
             */
            message: string;
        };
        /** @description Something that a job noticed about the bundle */
        Finding: {
            /**
             * @description Stable word
             * @example frozen-time
             */
            code: string;
            /**
             * @description How much it matters
             * @enum {string}
             */
            severity: "INFO" | "WARNING" | "ERROR";
            /** @description What it is, in a few words */
            title: string;
            /** @description What it means for the snapshot */
            detail: string;
            /** @description What the author can do, or null */
            hint: string | null;
            /** @description Where it was first seen, or null */
            location: components["schemas"]["SourceLocation"] | null;
            /**
             * Format: int32
             * @description How often it was seen
             * @example 1
             */
            count: number;
        };
        /** @description A place in a file of the bundle, as it was sent */
        GeneratedLocation: {
            /**
             * @description The script's name
             * @example bundle.js
             */
            file: string;
            /**
             * Format: int32
             * @description From 1
             * @example 120
             */
            line: number;
            /**
             * Format: int32
             * @description From 1
             * @example 5
             */
            column: number;
        };
        /** @description One target's part of a build */
        Job: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * @description Platform and engine
             * @example linux-x64/javet-v8-5.0.6
             */
            target: string;
            /**
             * @description Its state
             * @enum {string}
             */
            status: "QUEUED" | "RUNNING" | "SUCCEEDED" | "FAILED" | "CANCELLED";
            /** @description What it is waiting for while it is `QUEUED`, or proven and not signed; otherwise null */
            waiting: components["schemas"]["Wait"] | null;
            /**
             * Format: int32
             * @description How many times a builder has claimed it
             * @example 1
             */
            attempt: number;
            /** @description The builder that claimed it last; null before the first claim */
            builder: string | null;
            /** @description Finished stages of the last attempt, in order */
            stages: components["schemas"]["CompletedStage"][];
            /** @description What was noticed about the bundle */
            findings: components["schemas"]["Finding"][];
            /** @description Why it failed; null unless it has failed */
            problem: components["schemas"]["JobProblem"] | null;
            /** @description What it stands on, the nearest first, as it was decided when the build was accepted; empty without a base */
            layers: components["schemas"]["Layer"][];
            /** @description Digest of the container it made; null unless it has succeeded */
            snapshot: string | null;
        };
        /** @description Why a job failed (RFC 9457) */
        JobProblem: {
            /** @description A URI that stands for the code */
            type: string;
            /** @description The code in words */
            title: string;
            /**
             * Format: int32
             * @description The HTTP status that corresponds to the problem
             * @example 422
             */
            status: number;
            /** @description What happened, in a sentence for people */
            detail: string;
            /**
             * @description Stable, machine-readable word
             * @example v8-fatal
             */
            code: string;
            /** @description What to do about it, or null */
            hint: string | null;
            /** @description The location in the bundle or in the original file, or null */
            location: components["schemas"]["SourceLocation"] | null;
            /** @description The JavaScript stack trace, with original locations if source maps give them, or null */
            stack: string | null;
            /** @description What the engine itself printed, or null */
            engineMessage: string | null;
            /** @description What was found to be wrong at the same time, each a problem without others */
            others: components["schemas"]["JobProblem"][];
        };
        /** @description A public key as a JSON Web Key (RFC 7517, RFC 8037) */
        Jwk: {
            /**
             * @description The key type
             * @example OKP
             */
            kty: string;
            /**
             * @description The curve
             * @example Ed25519
             */
            crv: string;
            /**
             * @description The public key in base64url
             * @example 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo
             */
            x: string;
            /**
             * @description Its id: the RFC 7638 thumbprint
             * @example kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k
             */
            kid: string;
            /**
             * @description The algorithm
             * @example EdDSA
             */
            alg: string;
            /**
             * @description What it is for
             * @example sig
             */
            use: string;
            /**
             * Format: int64
             * @description Nothing it signed earlier is valid; seconds since 1970
             * @example 1780272000
             */
            nbf: number;
            /**
             * Format: int64
             * @description Nothing it signed later is valid; seconds since 1970, left out while it is in use
             * @example 1788220800
             */
            exp?: number;
            /**
             * @description Whether it signs or is retired
             * @enum {string}
             */
            status: "ACTIVE" | "RETIRED" | "REVOKED";
        };
        /** @description A public key */
        Key: {
            /** @description RFC 7638 thumbprint */
            id: string;
            /**
             * @description The algorithm
             * @example Ed25519
             */
            algorithm: string;
            /** @description The 32 raw bytes in base64 */
            publicKey: string;
            /**
             * Format: date-time
             * @description Nothing it signed earlier is valid
             */
            notBefore: string;
            /**
             * Format: date-time
             * @description Nothing it signed later is valid; null while it is in use
             */
            notAfter: string | null;
            /**
             * @description Whether it signs, is retired, or must not be trusted
             * @enum {string}
             */
            status: "ACTIVE" | "RETIRED" | "REVOKED";
            /** @description Why it was withdrawn; null while it is in use */
            reason: string | null;
            /**
             * Format: date-time
             * @description When it was withdrawn; null while it is in use
             */
            changedAt: string | null;
        };
        /** @description A JSON Web Key Set (RFC 7517), and two members of Snapforge's own */
        KeySet: {
            /** @description All keys that are not revoked, oldest first */
            keys: components["schemas"]["Jwk"][];
            /** @description Envelopes in which one key vouches for the next */
            endorsements: components["schemas"]["DsseEnvelope"][];
            /** @description Ids of keys that must not be trusted any more */
            revoked: string[];
        };
        /** @description Why a key must no longer be used */
        KeyWithdrawal: {
            /**
             * @description Shown to anyone who finds the key withdrawn
             * @example A copy of it was found in a log
             */
            reason: string;
        };
        /** @description All keys; the list is short, so it has no pages */
        Keys: {
            /** @description Oldest first */
            items: components["schemas"]["Key"][];
        };
        /** @description A snapshot that another one stands on */
        Layer: {
            /** @description Digest of its container */
            snapshot: string;
            /**
             * @description The name it was found under; null if the snapshot itself was named
             * @example framework
             */
            name: string | null;
            /**
             * @description The version of that name; null without a name
             * @example 1.0.0
             */
            version: string | null;
            /** @description Digest of its bundle, whose files are in `base/`, or those of the next layer in `base/base/` */
            bundle: string;
            /** @description Digest of its spec */
            spec: string;
        };
        /** @description A name: its channels, and a page of its versions */
        Name: {
            /**
             * @description The name
             * @example greeting
             */
            name: string;
            /** @description Sorted by name */
            channels: components["schemas"]["ChannelPointer"][];
            /** @description Newest first */
            versions: components["schemas"]["Version"][];
            /** @description The `cursor` of the next page of versions; null on the last page */
            next: string | null;
        };
        /** @description The builds that were queued so that current versions have all live engines */
        NameRebuild: {
            /**
             * @description The name
             * @example greeting
             */
            name: string;
            /** @description The builds that were queued; empty if nothing that could be built is missing */
            builds: components["schemas"]["NameRebuildBuild"][];
            /** @description Targets that earlier builds are already working on */
            underway: components["schemas"]["NameRebuildUnderway"][];
            /** @description Versions that cannot be built again unchanged */
            skipped: components["schemas"]["NameRebuildSkipped"][];
        };
        /** @description A build that was queued */
        NameRebuildBuild: {
            /**
             * Format: uuid
             * @description Its id
             */
            build: string;
            /**
             * @description The version
             * @example 1.0.0
             */
            version: string;
            /**
             * @description The targets it will have once the build succeeds
             * @example [
             *       "linux-x64/javet-v8-5.0.6"
             *     ]
             */
            targets: string[];
        };
        /** @description A version that was skipped */
        NameRebuildSkipped: {
            /**
             * @description The version
             * @example 1.0.0
             */
            version: string;
            /**
             * @description The targets it lacks
             * @example [
             *       "linux-x64/javet-v8-5.0.6"
             *     ]
             */
            targets: string[];
            /**
             * @description Stable word
             * @example version-exists
             */
            code: string;
            /** @description Why, in a sentence for people */
            detail: string;
        };
        /** @description A target that an earlier build is already working on */
        NameRebuildUnderway: {
            /**
             * @description The version
             * @example 1.0.0
             */
            version: string;
            /**
             * @description Platform and engine
             * @example linux-x64/javet-v8-5.0.6
             */
            target: string;
        };
        /** @description A name in the list */
        NameSummary: {
            /**
             * @description The name
             * @example greeting
             */
            name: string;
            /**
             * Format: date-time
             * @description When its first version was released
             */
            createdAt: string;
            /**
             * Format: int64
             * @description How many versions it has
             * @example 12
             */
            versions: number;
            /**
             * @description The version that was released last
             * @example 1.4.0
             */
            newest: string;
            /**
             * Format: int64
             * @description That version's place in the order of releases
             * @example 12
             */
            sequence: number;
            /**
             * Format: date-time
             * @description When that version was released
             */
            releasedAt: string;
        };
        /** @description A page of a list */
        PageAuditEvent: {
            /** @description In the list's order */
            items: components["schemas"]["AuditEvent"][];
            /** @description The `cursor` of the next page; null on the last page */
            next: string | null;
        };
        /** @description A page of a list */
        PageBuild: {
            /** @description In the list's order */
            items: components["schemas"]["Build"][];
            /** @description The `cursor` of the next page; null on the last page */
            next: string | null;
        };
        /** @description A page of a list */
        PageChannelChange: {
            /** @description In the list's order */
            items: components["schemas"]["ChannelChange"][];
            /** @description The `cursor` of the next page; null on the last page */
            next: string | null;
        };
        /** @description A page of a list */
        PageEngineAdvisory: {
            /** @description In the list's order */
            items: components["schemas"]["EngineAdvisory"][];
            /** @description The `cursor` of the next page; null on the last page */
            next: string | null;
        };
        /** @description A page of a list */
        PageEngineRelease: {
            /** @description In the list's order */
            items: components["schemas"]["EngineRelease"][];
            /** @description The `cursor` of the next page; null on the last page */
            next: string | null;
        };
        /** @description A page of a list */
        PageNameSummary: {
            /** @description In the list's order */
            items: components["schemas"]["NameSummary"][];
            /** @description The `cursor` of the next page; null on the last page */
            next: string | null;
        };
        /** @description A page of a list */
        PageSnapshot: {
            /** @description In the list's order */
            items: components["schemas"]["Snapshot"][];
            /** @description The `cursor` of the next page; null on the last page */
            next: string | null;
        };
        /** @description A page of a list */
        PageStorageCheck: {
            /** @description In the list's order */
            items: components["schemas"]["StorageCheck"][];
            /** @description The `cursor` of the next page; null on the last page */
            next: string | null;
        };
        /** @description A page of a list */
        PageStorageFinding: {
            /** @description In the list's order */
            items: components["schemas"]["StorageFinding"][];
            /** @description The `cursor` of the next page; null on the last page */
            next: string | null;
        };
        /** @description A page of a list */
        PageToken: {
            /** @description In the list's order */
            items: components["schemas"]["Token"][];
            /** @description The `cursor` of the next page; null on the last page */
            next: string | null;
        };
        /** @description A page of a list */
        PageWebhook: {
            /** @description In the list's order */
            items: components["schemas"]["Webhook"][];
            /** @description The `cursor` of the next page; null on the last page */
            next: string | null;
        };
        /** @description A page of a list */
        PageWebhookDelivery: {
            /** @description In the list's order */
            items: components["schemas"]["WebhookDelivery"][];
            /** @description The `cursor` of the next page; null on the last page */
            next: string | null;
        };
        /** @description A place in a text */
        Position: {
            /**
             * Format: int32
             * @description From 1
             * @example 1
             */
            line: number;
            /**
             * Format: int32
             * @description From 1
             * @example 18
             */
            column: number;
        };
        /** @description Why a request was refused (RFC 9457). Members that do not apply to a refusal are left out. */
        Problem: {
            /**
             * Format: uri-reference
             * @description The page of this service that explains the code, relative to the request's address
             * @example /problems/build-not-found
             */
            type: string;
            /**
             * @description The code in words
             * @example Build not found
             */
            title: string;
            /**
             * Format: int32
             * @description The HTTP status
             * @example 404
             */
            status: number;
            /**
             * @description What happened, in a sentence for people
             * @example There is no build 0199c1f0-7a80-7000-8000-00000000000b.
             */
            detail: string;
            /**
             * Format: uri-reference
             * @description The path of the request
             * @example /api/v1/builds/0199c1f0-7a80-7000-8000-00000000000b
             */
            instance?: string;
            /**
             * @description Stable, machine-readable word
             * @example build-not-found
             * @enum {string}
             */
            code: "already-revoked" | "ambiguous-engine" | "archive-bomb" | "authentication-required" | "bad-archive" | "bad-file-name" | "base-disagrees" | "base-exceeds" | "base-folder-taken" | "base-imports" | "base-lacks-target" | "base-outdated" | "base-removed" | "base-too-deep" | "blob-damaged" | "blob-missing" | "blob-store-unavailable" | "build-already-ended" | "build-not-ended" | "build-not-found" | "bundle-too-large" | "channel-changed" | "channel-reserved" | "cross-site-request" | "database-unavailable" | "defer-unmatched" | "duplicate-file" | "empty-bundle" | "engine-vulnerable" | "expectation-failed" | "file-not-in-archive" | "foreign-host" | "http-version-unsupported" | "idempotency-conflict" | "internal-error" | "invalid-audit-query" | "invalid-idempotency-key" | "invalid-parameter" | "invalid-spec" | "invalid-storage-query" | "invalid-token" | "invalid-token-request" | "invalid-webhook" | "issuer-unavailable" | "job-not-found" | "key-already-withdrawn" | "key-in-use" | "key-not-found" | "key-revoked" | "malformed-advisory" | "malformed-capability" | "malformed-channel" | "malformed-cursor" | "malformed-digest" | "malformed-engine" | "malformed-limit" | "malformed-manifest" | "malformed-multipart" | "malformed-platform" | "malformed-promotion" | "malformed-reason" | "malformed-request" | "malformed-spec" | "malformed-target" | "malformed-tsconfig" | "manifest-missing" | "method-not-allowed" | "metrics-not-found" | "mixed-upload" | "name-not-allowed" | "no-files" | "no-live-builder" | "no-matching-snapshot" | "no-trusted-publisher" | "not-acceptable" | "not-found" | "not-utf8" | "only-source-maps" | "parameter-beside-form" | "queue-full" | "range-not-satisfiable" | "rate-limited" | "refused" | "request-too-large" | "scope-missing" | "signer-unavailable" | "snapshot-damaged" | "snapshot-not-found" | "snapshot-revoked" | "spec-too-large" | "storage-check-ended" | "storage-check-not-found" | "storage-check-running" | "token-not-found" | "too-many-downloads" | "too-many-event-streams" | "too-many-files" | "too-many-parts" | "too-many-uploads" | "too-many-webhooks" | "transfer-coding-unknown" | "tsconfig-not-supported" | "unavailable" | "unknown-channel" | "unknown-engine" | "unknown-field" | "unknown-name" | "unknown-part" | "unknown-target" | "unknown-version" | "unsupported-file-type" | "unsupported-media-type" | "unusable-successor" | "upload-too-slow" | "uploads-busy" | "version-exists" | "version-not-usable" | "webhook-address-forbidden" | "webhook-delivery-not-found" | "webhook-disabled" | "webhook-not-found";
            /** @description Identifies the request; also in the header `X-Request-Id` and in the service's logs */
            requestId?: string;
            /** @description What would have been accepted */
            expected?: string;
            /** @description What was there instead */
            found?: string;
            /** @description What to do about it */
            hint?: string;
            /** @description `invalid-spec`: what is wrong with each field */
            errors?: components["schemas"]["FieldError"][];
            /** @description `malformed-spec`: where the JSON ends to be well-formed */
            position?: components["schemas"]["Position"];
            /** @description `unknown-target`: targets that builders have or had */
            known?: string[];
            /** @description `no-live-builder`: targets that live builders have */
            live?: string[];
            /** @description `scope-missing`: the scopes of which one is needed */
            missing?: string[];
            /** @description `version-exists`: the version as it was released */
            standing?: components["schemas"]["StandingVersion"];
            /** @description The version that the refusal is about; of `channel-changed`, the one it points to now */
            version?: string;
            /**
             * Format: int64
             * @description `channel-changed`: the channel's revision now
             */
            revision?: number;
            /** @description The snapshots that the version has, and why each was not given */
            available?: components["schemas"]["AvailableSnapshot"][];
            /** @description `engine-vulnerable`: the engine */
            engine?: string;
            /** @description `engine-vulnerable`: where more can be read */
            link?: string;
            /** @description `engine-vulnerable`: the engine to build for instead */
            successor?: string;
            /**
             * Format: uuid
             * @description `storage-check-running`: the check that runs
             */
            check?: string;
        };
        /** @description The version that a channel is to point to, and why */
        Promotion: {
            /**
             * @description A version of the name, newer or older than the current one
             * @example 1.0.0
             */
            version: string;
            /**
             * @description Why, for people who read the history: one line; of several, one is made
             * @example Checkout fails since 1.1.0, see ticket 4711
             */
            reason?: string | null;
        };
        /** @description Why what is handed out should not be used any more */
        ReleaseWarning: {
            /**
             * @description Stable word: `engine-vulnerable`, `engine-deprecated` or `version-deprecated`; there may be others
             * @example engine-deprecated
             */
            code: string;
            /**
             * @description What it is about, and the reason, in a sentence for people
             * @example The engine linux-x64/javet-v8-5.0.6 is deprecated: No security fixes any more
             */
            message: string;
            /** @description Where more can be read; null if nothing was named */
            link: string | null;
            /** @description The engine to build for instead; null if none was named */
            successor: string | null;
            /**
             * Format: date-time
             * @description When it was said
             */
            since: string;
        };
        /** @description The snapshot to load, as `GET /snapshots/{digest}` describes it, and the signed statements for it */
        ResolvedSnapshot: {
            /**
             * @description The requested name
             * @example greeting
             */
            name: string;
            /**
             * @description The version
             * @example 1.0.0
             */
            version: string;
            /**
             * Format: int64
             * @description The version's place in the order of releases
             * @example 1
             */
            sequence: number;
            /**
             * @description The requested channel; null if a version was requested
             * @example stable
             */
            channel: string | null;
            /**
             * Format: int64
             * @description The channel's revision; null if a version was requested
             * @example 3
             */
            revision: number | null;
            /** @description Links to everything else about the snapshot */
            links: components["schemas"]["SnapshotLinks"];
            /** @description The signed release statement */
            release: components["schemas"]["DsseEnvelope"];
            /** @description The signed channel statement; null if a version was requested */
            channelStatement: components["schemas"]["DsseEnvelope"] | null;
            /** @description Why it should not be used any more; usually empty. Not signed */
            warnings: components["schemas"]["ReleaseWarning"][];
            /** @description SHA-256 of the container: the snapshot's address */
            digest: string;
            /**
             * Format: int64
             * @description Size of the container, in bytes
             * @example 262144
             */
            size: number;
            /** @description The V8 startup data inside the container */
            blob: components["schemas"]["SnapshotBlob"];
            /** @description The platform and engine that it is for */
            target: components["schemas"]["SnapshotTarget"];
            /**
             * @description The only V8 version that may load it
             * @example 14.7.173.18
             */
            v8Version: string;
            /** @description The V8 flags that a runtime must have to load it as it was made */
            v8Flags: string[];
            /**
             * @description How scripts without `"use strict"` were run: `sloppy`, as the language says, or `strict`, as Javet does unless told otherwise and as all snapshots of its engines were made before 0.2.0
             * @example sloppy
             * @enum {string}
             */
            languageMode: "sloppy" | "strict";
            /** @description Whether a runtime of it can be open beside plain ones, and beside those of other snapshots that say the same, in one process; otherwise it needs a process for itself. False for all made before 0.2.0 */
            sharesProcess: boolean;
            /** @description The exact build of the engine */
            engineBuild: components["schemas"]["SnapshotEngineBuild"];
            /** @description The requested features */
            features: string[];
            /**
             * @description What it was found to offer and to need: `web:` and a global of the Web's list, `node:` and a built-in module, `slot:` and a slot that its host has to fill, `intl`, `webassembly`, `on-restore`; null if it was published before 0.2.0
             * @example [
             *       "intl",
             *       "on-restore",
             *       "slot:sql",
             *       "web:URL"
             *     ]
             */
            capabilities: string[] | null;
            /** @description Globals that exist after load */
            requires: string[];
            /**
             * @description What ran before the bundle
             * @example none
             */
            prelude: string;
            /** @description The JavaScript it was made from */
            bundle: components["schemas"]["SnapshotBundle"];
            /** @description What it stands on, the nearest first: snapshots whose files run before its own; empty without a base. `GET /api/v1/snapshots?base=…` lists what stands on it */
            layers: components["schemas"]["Layer"][];
            /**
             * Format: date-time
             * @description When it was first published by a build that the caller may see
             */
            createdAt: string;
            /**
             * @description Whether it may be used
             * @enum {string}
             */
            status: "ACTIVE" | "REVOKED";
            /** @description Why it was revoked; null while it is active */
            revokeReason: string | null;
            /**
             * Format: date-time
             * @description When it was revoked; null while it is active
             */
            revokedAt: string | null;
            /** @description Who signed it */
            signature: components["schemas"]["SnapshotSignature"];
            /** @description Names and versions it was released under */
            releases: components["schemas"]["SnapshotRelease"][];
            /** @description The builds that led to it, the first one first */
            builds: string[];
            /** @description Startup times and sizes; null if they were not measured */
            metrics: components["schemas"]["SnapshotMetrics"] | null;
            /** @description Whether rebuilds that the caller may see gave the same digest: false once a rebuild gave another one, null if there was no rebuild (`POST /api/v1/builds/{id}/rebuild`) */
            reproducible: boolean | null;
            /** @description The findings of the first build */
            findings: unknown;
        };
        /** @description What retention would remove with the current settings */
        RetentionPreview: {
            /** @description Whether retention is on; if it is off, nothing is removed */
            enabled: boolean;
            /**
             * Format: date-time
             * @description Builds that ended before this are old enough
             */
            buildsEndedBefore: string;
            /**
             * Format: date-time
             * @description What has not been referenced since before this is old enough
             */
            unnamedSinceBefore: string;
            /** @description What would be removed, sorted by id */
            items: components["schemas"]["Expendable"][];
            /** @description The `cursor` of the next part; null on the last one. With `kind=content` a part may be empty and not the last one */
            next: string | null;
        };
        /** @description Why a snapshot must no longer be used */
        Revocation: {
            /**
             * @description Shown to anyone who tries to load the snapshot
             * @example Built from a compromised dependency
             */
            reason: string;
        };
        /** @description A DSSE envelope as a Sigstore bundle, version 0.3 */
        SigstoreBundle: {
            /**
             * @description Form and version
             * @example application/vnd.dev.sigstore.bundle.v0.3+json
             */
            mediaType: string;
            /** @description Which key made the signature */
            verificationMaterial: components["schemas"]["SigstoreVerificationMaterial"];
            /** @description The attestation */
            dsseEnvelope: components["schemas"]["DsseEnvelope"];
        };
        /** @description A key that verifiers know already */
        SigstorePublicKey: {
            /** @description Its id, as in `GET /api/v1/keys` */
            hint: string;
        };
        /** @description Which key made the signature */
        SigstoreVerificationMaterial: {
            /** @description The key */
            publicKey: components["schemas"]["SigstorePublicKey"];
        };
        /** @description The metadata of a published snapshot */
        Snapshot: {
            /** @description SHA-256 of the container: the snapshot's address */
            digest: string;
            /**
             * Format: int64
             * @description Size of the container, in bytes
             * @example 262144
             */
            size: number;
            /** @description The V8 startup data inside the container */
            blob: components["schemas"]["SnapshotBlob"];
            /** @description The platform and engine that it is for */
            target: components["schemas"]["SnapshotTarget"];
            /**
             * @description The only V8 version that may load it
             * @example 14.7.173.18
             */
            v8Version: string;
            /** @description The V8 flags that a runtime must have to load it as it was made */
            v8Flags: string[];
            /**
             * @description How scripts without `"use strict"` were run: `sloppy`, as the language says, or `strict`, as Javet does unless told otherwise and as all snapshots of its engines were made before 0.2.0
             * @example sloppy
             * @enum {string}
             */
            languageMode: "sloppy" | "strict";
            /** @description Whether a runtime of it can be open beside plain ones, and beside those of other snapshots that say the same, in one process; otherwise it needs a process for itself. False for all made before 0.2.0 */
            sharesProcess: boolean;
            /** @description The exact build of the engine */
            engineBuild: components["schemas"]["SnapshotEngineBuild"];
            /** @description The requested features */
            features: string[];
            /**
             * @description What it was found to offer and to need: `web:` and a global of the Web's list, `node:` and a built-in module, `slot:` and a slot that its host has to fill, `intl`, `webassembly`, `on-restore`; null if it was published before 0.2.0
             * @example [
             *       "intl",
             *       "on-restore",
             *       "slot:sql",
             *       "web:URL"
             *     ]
             */
            capabilities: string[] | null;
            /** @description Globals that exist after load */
            requires: string[];
            /**
             * @description What ran before the bundle
             * @example none
             */
            prelude: string;
            /** @description The JavaScript it was made from */
            bundle: components["schemas"]["SnapshotBundle"];
            /** @description What it stands on, the nearest first: snapshots whose files run before its own; empty without a base. `GET /api/v1/snapshots?base=…` lists what stands on it */
            layers: components["schemas"]["Layer"][];
            /**
             * Format: date-time
             * @description When it was first published by a build that the caller may see
             */
            createdAt: string;
            /**
             * @description Whether it may be used
             * @enum {string}
             */
            status: "ACTIVE" | "REVOKED";
            /** @description Why it was revoked; null while it is active */
            revokeReason: string | null;
            /**
             * Format: date-time
             * @description When it was revoked; null while it is active
             */
            revokedAt: string | null;
            /** @description Who signed it */
            signature: components["schemas"]["SnapshotSignature"];
            /** @description Names and versions it was released under */
            releases: components["schemas"]["SnapshotRelease"][];
            /** @description The builds that led to it, the first one first */
            builds: string[];
            /** @description Startup times and sizes; null if they were not measured */
            metrics: components["schemas"]["SnapshotMetrics"] | null;
            /** @description Whether rebuilds that the caller may see gave the same digest: false once a rebuild gave another one, null if there was no rebuild (`POST /api/v1/builds/{id}/rebuild`) */
            reproducible: boolean | null;
            /** @description The findings of the first build */
            findings: unknown;
        };
        /** @description The V8 startup data inside the container */
        SnapshotBlob: {
            /** @description SHA-256 of the data */
            digest: string;
            /**
             * Format: int64
             * @description In bytes
             * @example 258048
             */
            size: number;
            /**
             * Format: int64
             * @description In the container, in bytes; a multiple of 4096
             * @example 4096
             */
            offset: number;
        };
        /** @description A bundle, by its digest */
        SnapshotBundle: {
            /** @description The digest, as builds name it */
            digest: string;
        };
        /** @description The exact build of an engine */
        SnapshotEngineBuild: {
            /**
             * @description Javet's version; null if the engine is not one of Javet's
             * @example 5.0.6
             */
            javetVersion: string | null;
            /**
             * @description Node's version; null if the engine is one of Javet's
             * @example 24.21.0
             */
            nodeVersion: string | null;
            /**
             * @description isolated-vm's version; null if the engine is another
             * @example 7.0.1
             */
            isolatedVmVersion: string | null;
            /** @description SHA-256 of the native library: 64 hexadecimal digits */
            nativeLibrarySha256: string;
            /** @description SHA-256 of the ICU data that the engine reads; null if it reads none */
            icuDataSha256: string | null;
        };
        /** @description References relative to the service's origin; each starts with a slash */
        SnapshotLinks: {
            /** @description The metadata of the snapshot */
            self: string;
            /** @description The V8 startup data alone */
            blob: string;
            /** @description The file that was signed */
            container: string;
            /** @description 64 bytes over the container */
            signature: string;
            /** @description The signed provenance */
            attestation: string;
            /** @description The same as a Sigstore bundle */
            sigstoreBundle: string;
        };
        /** @description Startup times and sizes, measured in fresh processes. Times are medians in milliseconds; what was not measured is null */
        SnapshotMetrics: {
            /**
             * @description `PENDING` until it is measured, when no build waits; then `MEASURED`, or `FAILED` if the machines could not
             * @example MEASURED
             * @enum {string|null}
             */
            state: "PENDING" | "MEASURED" | "FAILED" | null;
            /**
             * Format: double
             * @description From an empty runtime to one in which the bundle has run
             * @example 38.2
             */
            plainMillis: number | null;
            /**
             * Format: double
             * @description The same, with V8's code cache of the bundle
             * @example 21.4
             */
            codeCacheMillis: number | null;
            /**
             * Format: double
             * @description From a snapshot without warm-up to a runtime that is ready
             * @example 4.1
             */
            coldMillis: number | null;
            /**
             * Format: double
             * @description From this snapshot to a runtime that is ready
             * @example 4.3
             */
            restoredMillis: number | null;
            /**
             * Format: double
             * @description `plainMillis` divided by `restoredMillis`
             * @example 8.9
             */
            speedup: number | null;
            /**
             * Format: double
             * @description From the same start to the first result
             * @example 44
             */
            firstResultPlainMillis: number | null;
            /**
             * Format: double
             * @description Likewise, with the code cache
             * @example 25.1
             */
            firstResultCodeCacheMillis: number | null;
            /**
             * Format: double
             * @description Likewise, from a snapshot without warm-up
             * @example 9.8
             */
            firstResultColdMillis: number | null;
            /**
             * Format: double
             * @description Likewise, from this snapshot
             * @example 5
             */
            firstResultRestoredMillis: number | null;
            /**
             * @description Whether the processor was emulated, which makes all times longer
             * @example false
             */
            emulated: boolean | null;
            /**
             * Format: int32
             * @description The number of runs behind each median, at least
             * @example 5
             */
            runs: number | null;
            /** @description The shortest and the longest run behind each median */
            spread: components["schemas"]["SnapshotMetricsSpread"] | null;
            /** @description Processor time of each, which is less than the time if it had to wait for a processor */
            processor: components["schemas"]["SnapshotMetricsProcessorTimes"] | null;
            /**
             * Format: double
             * @description How many processes wanted a processor of the machine meanwhile, for each that it has (its load average of one minute)
             * @example 0.4
             */
            load: number | null;
            /** @description Memory used by a restored runtime */
            restoredMemory: components["schemas"]["SnapshotMetricsMemory"] | null;
            /** @description Which files account for the blob's bytes, the largest share first */
            sizes: components["schemas"]["SnapshotMetricsFileSize"][] | null;
            /** @description What the heap of a restored runtime consists of; null if that was not measured */
            contents: components["schemas"]["SnapshotMetricsContents"] | null;
        };
        /** @description What the heap of a restored runtime consists of: bytes in memory, not in the blob */
        SnapshotMetricsContents: {
            /** @description By kind, the largest first */
            kinds: components["schemas"]["SnapshotMetricsKindSize"][];
            /** @description Source texts of the bundle's files that the heap keeps, the largest first */
            sources: components["schemas"]["SnapshotMetricsSourceSize"][];
        };
        /** @description How much a file contributes */
        SnapshotMetricsFileSize: {
            /**
             * @description The script's name
             * @example greeting.js
             */
            file: string;
            /**
             * Format: int64
             * @description Length of its source in bytes
             * @example 545945
             */
            sourceBytes: number | null;
            /**
             * Format: double
             * @description Its part of what the bundle adds to the blob, 0 to 1
             * @example 0.83
             */
            share: number | null;
            /**
             * Format: int64
             * @description That part in bytes
             * @example 720312
             */
            blobBytes: number | null;
        };
        /** @description How much there is of a kind */
        SnapshotMetricsKindSize: {
            /**
             * @description `source`, `strings`, `code` (with bytecode), `shapes`, `objects`, `functions`, `arrays` (with buffers), `regexps` or `other`
             * @example source
             */
            kind: string;
            /**
             * Format: int64
             * @description More than an empty runtime has
             * @example 8388608
             */
            bytes: number;
            /**
             * Format: int64
             * @description What an empty runtime of the engine has of it as well
             * @example 0
             */
            engineBytes: number;
        };
        /** @description Memory used by a restored runtime */
        SnapshotMetricsMemory: {
            /**
             * Format: int64
             * @description Used part of V8's heap, in bytes
             * @example 1482752
             */
            usedHeap: number | null;
            /**
             * Format: int64
             * @description Taken from the system for V8's heap, in bytes
             * @example 2162688
             */
            physical: number | null;
            /**
             * Format: int64
             * @description Held by objects of the heap outside of it, in bytes
             * @example 8192
             */
            external: number | null;
        };
        /** @description Medians of the processor's time, in milliseconds */
        SnapshotMetricsProcessorTimes: {
            /**
             * Format: double
             * @description Of `plainMillis`
             * @example 37.9
             */
            plainMillis: number | null;
            /**
             * Format: double
             * @description Of `codeCacheMillis`
             * @example 21.1
             */
            codeCacheMillis: number | null;
            /**
             * Format: double
             * @description Of `coldMillis`
             * @example 4
             */
            coldMillis: number | null;
            /**
             * Format: double
             * @description Of `restoredMillis`
             * @example 4.2
             */
            restoredMillis: number | null;
            /**
             * Format: double
             * @description Of `firstResultPlainMillis`
             * @example 43.1
             */
            firstResultPlainMillis: number | null;
            /**
             * Format: double
             * @description Of `firstResultCodeCacheMillis`
             * @example 24.8
             */
            firstResultCodeCacheMillis: number | null;
            /**
             * Format: double
             * @description Of `firstResultColdMillis`
             * @example 9.6
             */
            firstResultColdMillis: number | null;
            /**
             * Format: double
             * @description Of `firstResultRestoredMillis`
             * @example 4.9
             */
            firstResultRestoredMillis: number | null;
        };
        /** @description A shortest and a longest run */
        SnapshotMetricsRange: {
            /**
             * Format: double
             * @description In milliseconds
             * @example 4.1
             */
            min: number;
            /**
             * Format: double
             * @description In milliseconds
             * @example 4.9
             */
            max: number;
        };
        /** @description A source text that the heap keeps */
        SnapshotMetricsSourceSize: {
            /**
             * @description The script's name
             * @example greeting.js
             */
            file: string;
            /**
             * Format: int64
             * @description One for each UTF-16 unit, or two if one of them is beyond Latin-1
             * @example 545960
             */
            bytes: number;
        };
        /** @description The shortest and the longest run, by figure */
        SnapshotMetricsSpread: {
            /** @description Of `plainMillis` */
            plainMillis: components["schemas"]["SnapshotMetricsRange"] | null;
            /** @description Of `codeCacheMillis` */
            codeCacheMillis: components["schemas"]["SnapshotMetricsRange"] | null;
            /** @description Of `coldMillis` */
            coldMillis: components["schemas"]["SnapshotMetricsRange"] | null;
            /** @description Of `restoredMillis` */
            restoredMillis: components["schemas"]["SnapshotMetricsRange"] | null;
            /** @description Of `firstResultPlainMillis` */
            firstResultPlainMillis: components["schemas"]["SnapshotMetricsRange"] | null;
            /** @description Of `firstResultCodeCacheMillis` */
            firstResultCodeCacheMillis: components["schemas"]["SnapshotMetricsRange"] | null;
            /** @description Of `firstResultColdMillis` */
            firstResultColdMillis: components["schemas"]["SnapshotMetricsRange"] | null;
            /** @description Of `firstResultRestoredMillis` */
            firstResultRestoredMillis: components["schemas"]["SnapshotMetricsRange"] | null;
        };
        /** @description A name and version that a snapshot was released under */
        SnapshotRelease: {
            /**
             * @description The name
             * @example greeting
             */
            name: string;
            /**
             * @description The version
             * @example 1.0.0
             */
            version: string;
        };
        /** @description Who signed a snapshot; the signature itself is a separate download */
        SnapshotSignature: {
            /** @description A key id from `GET /api/v1/keys` */
            keyId: string;
            /**
             * @description The algorithm
             * @example Ed25519
             */
            algorithm: string;
        };
        /** @description The platform and engine that a snapshot is for */
        SnapshotTarget: {
            /**
             * @description Operating system
             * @example linux
             */
            os: string;
            /**
             * @description Processor architecture
             * @example x64
             */
            arch: string;
            /**
             * @description Engine id
             * @example javet-v8-5.0.6
             */
            engine: string;
        };
        /** @description A location in a script or, if there is a source map, in the original file */
        SourceLocation: {
            /**
             * @description The name of the script or of the original file
             * @example greeting.js
             */
            file: string;
            /**
             * Format: int32
             * @description From 1
             * @example 9
             */
            line: number;
            /**
             * Format: int32
             * @description From 1
             * @example 21
             */
            column: number;
            /** @description If file, line and column refer to an original file: the location in the bundle's own file; otherwise null */
            generated: components["schemas"]["GeneratedLocation"] | null;
        };
        /** @description A version as it was released, which stands */
        StandingVersion: {
            /**
             * @description The version
             * @example 1.0.0
             */
            version: string;
            /** @description One digest for bundle and spec */
            content: string;
            /** @description Digest of the files */
            bundle: string;
            /** @description Digest of what the snapshots depend on besides the files */
            spec: string;
            /**
             * Format: uuid
             * @description The build that released it
             */
            build: string;
            /**
             * Format: date-time
             * @description When that was
             */
            releasedAt: string;
        };
        /** @description A comparison of the whole store with the database */
        StorageCheck: {
            /**
             * Format: uuid
             * @description Its id; ids sort by time
             */
            id: string;
            /**
             * @description Its state
             * @enum {string}
             */
            status: "RUNNING" | "DONE" | "CANCELLED";
            /**
             * Format: double
             * @description The fraction that is done, from 0 to 1
             * @example 0.42
             */
            progress: number;
            /**
             * @description Who requested it
             * @example token:ops
             */
            startedBy: string;
            /**
             * Format: date-time
             * @description When it was requested
             */
            startedAt: string;
            /**
             * Format: date-time
             * @description When it ended; null while it runs
             */
            finishedAt: string | null;
            /**
             * Format: int64
             * @description The number of contents read
             * @example 1200
             */
            contents: number;
            /**
             * Format: int64
             * @description The number of bytes read
             * @example 52428800
             */
            bytes: number;
            /**
             * Format: int64
             * @description The number of findings so far
             * @example 0
             */
            findings: number;
            /** @description The code of what is holding it up at the moment, for example `blob-store-unavailable`; it continues by itself; null if nothing does */
            heldUpBy: string | null;
        };
        /** @description A finding of a check */
        StorageFinding: {
            /**
             * Format: int64
             * @description Its place among the findings, from 1
             * @example 1
             */
            number: number;
            /**
             * @description Stable, machine-readable word
             * @example content-damaged
             */
            code: string;
            /** @description The digest of the content concerned */
            digest: string;
            /** @description The same in a sentence for people */
            detail: string;
            /** @description What was expected; null if there is nothing to compare */
            expected: string | null;
            /** @description What was found instead; null if there is nothing to compare */
            found: string | null;
            /** @description What to do about it */
            hint: string;
        };
        /** @description A token, without its secret */
        Token: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * @description The name of its principal, after `token:`
             * @example ci-team-a
             */
            name: string;
            /**
             * @description Its scopes
             * @example [
             *       "builds:write"
             *     ]
             */
            scopes: string[];
            /**
             * @description The names it may use; null for all
             * @example [
             *       "team-a.*"
             *     ]
             */
            names: string[] | null;
            /**
             * @description Whether it is valid
             * @example ACTIVE
             * @enum {string}
             */
            status: "ACTIVE" | "EXPIRED" | "REVOKED";
            /**
             * @description The principal that created it
             * @example token:bootstrap
             */
            createdBy: string;
            /**
             * Format: date-time
             * @description When it was created
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it expires; null for never
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description When it was last used, to the minute; null for never
             */
            lastUsedAt: string | null;
            /**
             * Format: date-time
             * @description When it was revoked; null if it was not
             */
            revokedAt: string | null;
        };
        /**
         * @description A token to create
         * @example {
         *       "name": "ci-team-a",
         *       "scopes": [
         *         "builds:write"
         *       ],
         *       "names": [
         *         "team-a.*"
         *       ],
         *       "expiresAt": "2031-01-01T00:00:00Z"
         *     }
         */
        TokenRequest: {
            /**
             * @description The name of its principal, after `token:`; give a second token the same name to replace the first without a gap
             * @example ci-team-a
             */
            name: string;
            /**
             * @description Its scopes: `builds:write`, `snapshots:read`, `channels:write`, or `admin`, which includes everything
             * @example [
             *       "builds:write"
             *     ]
             */
            scopes: string[];
            /**
             * @description The names it may use: names, or prefixes that end with a separator and `*`; if omitted, every name
             * @example [
             *       "team-a.*"
             *     ]
             */
            names?: string[] | null;
            /**
             * @description When it expires; if omitted, never
             * @example 2031-01-01T00:00:00Z
             */
            expiresAt?: string | null;
        };
        /** @description A version: it never changes, but targets may be added */
        Version: {
            /**
             * @description The version
             * @example 1.0.0
             */
            version: string;
            /**
             * Format: int64
             * @description Its place in the order in which the name's versions were first released, from 1
             * @example 1
             */
            sequence: number;
            /** @description What it is made of */
            content: components["schemas"]["VersionContent"];
            /**
             * Format: uuid
             * @description The build that first released it
             */
            build: string;
            /**
             * Format: date-time
             * @description When that happened
             */
            releasedAt: string;
            /** @description Why it should not be used any more; null if nothing was said */
            deprecation: components["schemas"]["VersionDeprecation"] | null;
            /** @description The targets it was built for, sorted by name */
            targets: components["schemas"]["VersionTarget"][];
        };
        /** @description What a version is made of, whatever it was built for */
        VersionContent: {
            /** @description One digest for bundle and spec, the subject of channel statements */
            digest: string;
            /** @description Of the files */
            bundle: string;
            /** @description Of what the snapshots depend on besides the files */
            spec: string;
        };
        /** @description Why a version should not be used any more, although it can be */
        VersionDeprecation: {
            /**
             * @description What to use instead, or why
             * @example Rounds wrongly; use 1.1.0
             */
            reason: string;
            /**
             * Format: date-time
             * @description When it was said
             */
            since: string;
            /**
             * @description Who said it
             * @example anonymous
             */
            by: string;
        };
        /** @description The snapshot that a version has for a target */
        VersionTarget: {
            /**
             * @description Platform and engine
             * @example linux-x64/javet-v8-5.0.6
             */
            target: string;
            /** @description Digest of the container */
            snapshot: string;
            /**
             * @description False once the snapshot, or a key that signed it, was revoked
             * @example true
             */
            usable: boolean;
            /**
             * Format: uuid
             * @description The build that made it
             */
            build: string;
            /**
             * Format: date-time
             * @description When the version got this target
             */
            releasedAt: string;
            /** @description The signed release statement */
            release: components["schemas"]["DsseEnvelope"];
        };
        /** @description What a job is waiting for */
        Wait: {
            /**
             * Format: date-time
             * @description When it was put (back) into the queue, or a builder had proven it
             */
            since: string;
            /**
             * @description `BUILDER`: no live builder has its engine. `TURN`: one has it, and works on other jobs. `SIGNER`: a builder has proven it, and another process verifies and signs it.
             * @example TURN
             * @enum {string}
             */
            waitsFor: "BUILDER" | "TURN" | "SIGNER";
            /**
             * @description The same in a sentence for people; also says if no builder ever had the engine
             * @example A live builder has linux-x64/javet-v8-5.0.6 and will take the job when it is its turn.
             */
            detail: string;
            /**
             * @description If it waits for a builder: the targets that live builders have. Otherwise empty.
             * @example []
             */
            offered: string[];
        };
        /** @description A webhook, without its secret */
        Webhook: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * @description Where events are sent
             * @example https://hooks.example/snapforge
             */
            url: string;
            /**
             * @description Types of events, or prefixes that end with `.*`
             * @example [
             *       "dev.snapforge.channel.*"
             *     ]
             */
            events: string[];
            /**
             * @description Events of these names; `*` for all
             * @example [
             *       "team-a.*"
             *     ]
             */
            names: string[];
            /**
             * @description For people
             * @example deploys team A
             */
            description: string | null;
            /** @description Whether events are collected and sent */
            enabled: boolean;
            /**
             * @description Why it is disabled; null if it is not
             * @example 3 deliveries in a row were given up
             */
            disabledReason: string | null;
            /**
             * Format: int32
             * @description How many deliveries were given up since the last one that succeeded
             * @example 0
             */
            givenUp: number;
            /**
             * Format: date-time
             * @description Until when messages are also signed with the secret before the last rotation; null if there was none
             */
            previousSecretUntil: string | null;
            /**
             * @description The principal that created it
             * @example token:bootstrap
             */
            createdBy: string;
            /**
             * Format: date-time
             * @description When it was created
             */
            createdAt: string;
        };
        /** @description An event on its way to a webhook */
        WebhookDelivery: {
            /**
             * Format: uuid
             * @description Its id
             */
            id: string;
            /**
             * Format: uuid
             * @description The id of the event: its `id` as a CloudEvent, and the header `webhook-id`
             */
            event: string;
            /**
             * @description The type of the event
             * @example dev.snapforge.channel.promoted
             */
            type: string;
            /**
             * @description What the event is about; deliveries with the same subject go one after the other
             * @example team-a.web
             */
            subject: string;
            /**
             * @description `PENDING`: it waits for its turn or its next attempt; `DELIVERED`: the receiver answered with 2xx; `GIVEN_UP`: it is not tried any more
             * @enum {string}
             */
            status: "PENDING" | "DELIVERED" | "GIVEN_UP";
            /**
             * Format: int32
             * @description How often it was tried
             * @example 1
             */
            attempts: number;
            /**
             * Format: date-time
             * @description When it is tried next, once its turn has come; null after its end
             */
            dueAt: string | null;
            /**
             * Format: int32
             * @description The status of the last answer; null if there was none
             * @example 503
             */
            httpStatus: number | null;
            /**
             * @description Why the last attempt failed; null if it succeeded, or there was none
             * @example status
             * @enum {string|null}
             */
            error: "status" | "redirect" | "timeout" | "connection" | "tls" | "unknown-host" | "address-forbidden" | null;
            /**
             * Format: date-time
             * @description When it was made, within about a second after what happened
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was last tried; null if it was not
             */
            attemptedAt: string | null;
            /**
             * Format: date-time
             * @description When it was delivered or given up; null while it is pending
             */
            endedAt: string | null;
        };
        /**
         * @description A webhook to create, or what one is to be from now on
         * @example {
         *       "url": "https://hooks.example/snapforge",
         *       "events": [
         *         "dev.snapforge.channel.*"
         *       ],
         *       "names": [
         *         "team-a.*"
         *       ],
         *       "description": "deploys team A"
         *     }
         */
        WebhookRequest: {
            /**
             * @description Where events are sent: https, or http within a network that the operator allows
             * @example https://hooks.example/snapforge
             */
            url: string;
            /**
             * @description Types of events, or prefixes that end with `.*`; if omitted, all
             * @example [
             *       "dev.snapforge.channel.*"
             *     ]
             */
            events?: string[] | null;
            /**
             * @description Events of these names: names, or prefixes that end with a separator and `*`; if omitted, all, and events about no name
             * @example [
             *       "team-a.*"
             *     ]
             */
            names?: string[] | null;
            /**
             * @description For people
             * @example deploys team A
             */
            description?: string | null;
            /**
             * @description Whether events are collected and sent; if omitted, they are
             * @example true
             */
            enabled?: boolean | null;
        };
    };
    responses: {
        /** @description The request has no valid credential: `authentication-required` or `invalid-token` */
        Unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "authentication-required" | "invalid-token";
                };
            };
        };
        /** @description The credential does not allow this: `scope-missing`, `name-not-allowed` or `no-trusted-publisher`; or the request comes from another site: `cross-site-request` */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "cross-site-request" | "name-not-allowed" | "no-trusted-publisher" | "scope-missing";
                };
            };
        };
        /** @description Too many requests: `rate-limited` */
        RateLimited: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "rate-limited";
                };
            };
        };
        /** @description Any other refusal, for example `database-unavailable` or `internal-error` */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request is malformed: `malformed-request` or `unknown-field` */
        MalformedChange: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "malformed-request" | "unknown-field";
                };
            };
        };
        /** @description The request is malformed: `malformed-request` */
        Malformed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "malformed-request";
                };
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAdvisories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The advisories */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EngineAdvisories"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    listAuditEvents: {
        parameters: {
            query?: {
                /** @description Only changes at this time or later */
                since?: string;
                /** @description Only changes by this principal */
                principal?: string;
                /** @description Only changes of this kind */
                action?: string;
                /**
                 * @description The maximum number of items, 1 to 200
                 * @example 20
                 */
                limit?: number;
                /** @description The `next` of the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageAuditEvent"];
                };
            };
            /** @description A parameter is invalid: `invalid-audit-query`; or `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-audit-query" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    listBuilds: {
        parameters: {
            query?: {
                /** @description Only builds of this name */
                name?: string;
                /** @description Only builds in this state */
                status?: "QUEUED" | "RUNNING" | "SUCCEEDED" | "FAILED" | "CANCELLED";
                /** @description Only builds with a job for this target; `*` stands for any text */
                target?: string;
                /** @description Only builds that this principal asked for */
                principal?: string;
                /** @description Only builds with this label: `key=value`, or `key` for any value */
                label?: string;
                /**
                 * @description The maximum number of items, 1 to 100
                 * @example 20
                 */
                limit?: number;
                /** @description The `next` of the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of builds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageBuild"];
                };
            };
            /** @description A parameter is invalid: `invalid-parameter`; or `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-parameter" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    submitBuild: {
        parameters: {
            query?: {
                /** @description The name to release under and to find the snapshots by; script bodies only */
                name?: string;
                /** @description The version under that name; needs a name; script bodies only */
                version?: string;
                /** @description What it stands on: the files, prelude, policy, warm-up and checks of that snapshot come first. A snapshot (`sha256:…`), or `name@version`, `name@channel` or `name`, which are resolved once, when the build is accepted; script bodies only */
                base?: string;
                /** @description What to build for; if omitted, every live engine of the default platform. A job for an engine that no builder has, or ever had, shows that under `waiting`, and ends with `no-builder` if none comes.; script bodies only */
                targets?: string[];
                /** @description What runs before the bundle: nothing, the web's globals in JavaScript, or those and Node's `Buffer` and `process`; `none` if omitted; script bodies only */
                prelude?: "none" | "web" | "node";
                /** @description JavaScript that calls what the first request will call, so that it is compiled; nothing else of it stays. A long one fits only into a form.; script bodies only */
                warmup?: string;
                /** @description Globals that must exist after load; script bodies only */
                requires?: string[];
                /** @description JavaScript expressions, each alone or as `{expression, expected}`: a restored runtime must give the same as a fresh one, and the expected value if there is one; script bodies only */
                checks?: string[];
                /** @description How to treat a use of time, randomness or the environment while the bundle runs: `fix` makes clock and randomness the same for every build and live again after load, `warn` leaves them as they are, `reject` fails the job; `fix` if omitted; script bodies only */
                runtimeState?: "fix" | "warn" | "reject";
                /** @description How to treat a promise that is rejected while the bundle runs and that nothing handles: `reject` fails the job, unless something still refers to the promise; `warn` makes it a finding; `reject` if omitted; script bodies only */
                unhandledRejections?: "reject" | "warn";
                /** @description How to treat something that the bundle makes while it runs and that V8 cannot write, for example an object of Intl: `auto` makes it on first use in the restored runtime, `off` fails the job. A list of patterns of file names is `auto`, and has the modules that they match evaluated when one of their exports is first used; `auto` if omitted; script bodies only */
                defer?: "auto" | "off";
                /** @description How many times faster than a plain start a restored one must be: more than 0, at most 1000; if omitted, no minimum is enforced; script bodies only */
                minSpeedup?: number;
                /** @description When a start is measured: `later` publishes at once and measures when no build waits, `wait` measures first and publishes with the figures. With `minSpeedup` the build always waits; `later` if omitted; script bodies only */
                metrics?: "later" | "wait";
                /** @description Words to find the snapshots by later; script bodies only */
                features?: string[];
                /** @description One of the `labels`, as `key=value`; may be repeated; script bodies only */
                label?: string[];
                /** @description The script's name in stack traces; `main.js` if omitted; script bodies only */
                fileName?: string;
            };
            header?: {
                /**
                 * @description `wait=N`: answer when the build has ended or N seconds (at most 60) are over
                 * @example wait=60
                 */
                Prefer?: string;
                /** @description Same key and same request: the build made before. Same key, other request: 409. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The JavaScript */
        requestBody: {
            content: {
                "text/javascript": string;
                "multipart/form-data": components["schemas"]["BuildForm"];
            };
        };
        responses: {
            /** @description The build ended while the request waited: look at its `status` */
            200: {
                headers: {
                    /** @description Where the build is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Build"];
                };
            };
            /** @description The build was accepted and is in progress */
            202: {
                headers: {
                    /** @description Where the build is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Build"];
                };
            };
            /** @description The request is malformed: `no-files`, `bad-file-name`, `duplicate-file`, `mixed-upload`, `malformed-spec`, `unknown-field`, `invalid-spec`, `invalid-parameter`, `parameter-beside-form`, `unknown-part`, `invalid-idempotency-key` or `malformed-multipart`; or `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "bad-file-name" | "duplicate-file" | "invalid-idempotency-key" | "invalid-parameter" | "invalid-spec" | "malformed-multipart" | "malformed-request" | "malformed-spec" | "mixed-upload" | "no-files" | "parameter-beside-form" | "unknown-field" | "unknown-part";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description There is no such base: `unknown-name`, `unknown-version`, `unknown-channel` or `snapshot-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "snapshot-not-found" | "unknown-channel" | "unknown-name" | "unknown-version";
                    };
                };
            };
            /** @description The key was used for another request: `idempotency-conflict`; or the version was released with other content: `version-exists`; or the base cannot be built on any more: `base-outdated` or `base-removed` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "base-outdated" | "base-removed" | "idempotency-conflict" | "version-exists";
                    };
                };
            };
            /** @description The base was withdrawn: `snapshot-revoked` or `key-revoked` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-revoked" | "snapshot-revoked";
                    };
                };
            };
            /** @description Too large: `bundle-too-large`, `too-many-files`, `too-many-parts`, `spec-too-large` or `request-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "bundle-too-large" | "request-too-large" | "spec-too-large" | "too-many-files" | "too-many-parts";
                    };
                };
            };
            /** @description `unsupported-file-type` or `unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported-file-type" | "unsupported-media-type";
                    };
                };
            };
            /** @description The request is well-formed but cannot be built: `unknown-target`, `defer-unmatched`, `bad-archive`, `base-lacks-target`, `base-disagrees`, `base-exceeds`, `base-imports`, `base-too-deep`, `base-folder-taken`, `malformed-manifest`, `empty-bundle`, `only-source-maps`, `malformed-tsconfig`, `tsconfig-not-supported`, `not-utf8`, `manifest-missing`, `file-not-in-archive` or `archive-bomb` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "archive-bomb" | "bad-archive" | "base-disagrees" | "base-exceeds" | "base-folder-taken" | "base-imports" | "base-lacks-target" | "base-too-deep" | "defer-unmatched" | "empty-bundle" | "file-not-in-archive" | "malformed-manifest" | "malformed-tsconfig" | "manifest-missing" | "not-utf8" | "only-source-maps" | "tsconfig-not-supported" | "unknown-target";
                    };
                };
            };
            /** @description The caller has too many jobs in the queue: `queue-full`; or `rate-limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "queue-full" | "rate-limited";
                    };
                };
            };
            /** @description `no-live-builder`, `blob-store-unavailable` or `database-unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "blob-store-unavailable" | "database-unavailable" | "no-live-builder";
                    };
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getBuild: {
        parameters: {
            query?: never;
            header?: {
                /** @description `wait=N`: answer when the build has ended or N seconds (at most 60) are over */
                Prefer?: string;
            };
            path: {
                /**
                 * @description The build's id, from `GET /api/v1/builds` or from the response that accepted it
                 * @example 0199c1f0-7a80-7000-8000-00000000000b
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The build as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Build"];
                };
            };
            /** @description The id is not a UUID: `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `build-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "build-not-found";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    cancelBuild: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The build's id, from `GET /api/v1/builds` or from the response that accepted it
                 * @example 0199c1f0-7a80-7000-8000-00000000000b
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cancelled; no job was running */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Build"];
                };
            };
            /** @description Cancelled; running jobs are being stopped */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Build"];
                };
            };
            /** @description The id is not a UUID: `malformed-request`; or `unknown-field` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-request" | "unknown-field";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `build-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "build-not-found";
                    };
                };
            };
            /** @description `build-already-ended` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "build-already-ended";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    followBuild: {
        parameters: {
            query?: {
                /** @description The same for clients that cannot set headers; the header takes precedence */
                lastEventId?: string;
            };
            header?: {
                /**
                 * @description The number of the last event that the client has received; 0 for none
                 * @example 0
                 */
                "Last-Event-ID"?: string;
            };
            path: {
                /**
                 * @description The build's id, from `GET /api/v1/builds` or from the response that accepted it
                 * @example 0199c1f0-7a80-7000-8000-00000000000b
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events so far, then each further event as it happens */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id: 1
                     *     event: build-queued
                     *     data: {}
                     */
                    "text/event-stream": string;
                };
            };
            /** @description The id or the event number is invalid: `malformed-request` or `invalid-parameter` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-parameter" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `build-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "build-not-found";
                    };
                };
            };
            /** @description The caller follows too many builds: `too-many-event-streams`; or `rate-limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "rate-limited" | "too-many-event-streams";
                    };
                };
            };
            /** @description All callers together do: `too-many-event-streams` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too-many-event-streams";
                    };
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getJobLog: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The build's id, from `GET /api/v1/builds` or from the response that accepted it
                 * @example 0199c1f0-7a80-7000-8000-00000000000b
                 */
                id: string;
                /**
                 * @description The job's id: `jobs[].id` of the build
                 * @example 0199c1f0-7a80-7000-8000-00000000000c
                 */
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Plain text in UTF-8 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example execute 9.1 ms */
                    "text/plain": string;
                };
            };
            /** @description An id is not a UUID: `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `build-not-found` or `job-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "build-not-found" | "job-not-found";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    rebuild: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `wait=N`: respond when the build has ended, or after N seconds (at most 60)
                 * @example wait=60
                 */
                Prefer?: string;
                /** @description The same key and the same original return the rebuild made before. The same key with another request is refused (409). */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The build's id, from `GET /api/v1/builds` or from the response that accepted it
                 * @example 0199c1f0-7a80-7000-8000-00000000000b
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The build ended while the request waited: look at its `status` */
            200: {
                headers: {
                    /** @description Where the build is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Build"];
                };
            };
            /** @description The build was accepted and is in progress */
            202: {
                headers: {
                    /** @description Where the build is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Build"];
                };
            };
            /** @description The id is not a UUID, or the key is malformed: `malformed-request`, `invalid-idempotency-key`; or `unknown-field` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-idempotency-key" | "malformed-request" | "unknown-field";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `build-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "build-not-found";
                    };
                };
            };
            /** @description `build-not-ended`, `idempotency-conflict` or `version-exists` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "build-not-ended" | "idempotency-conflict" | "version-exists";
                    };
                };
            };
            /** @description An engine of the original can no longer be offered by any builder: `unknown-target` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unknown-target";
                    };
                };
            };
            /** @description The caller has too many jobs in the queue: `queue-full`; or `rate-limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "queue-full" | "rate-limited";
                    };
                };
            };
            /** @description `database-unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "database-unavailable";
                    };
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    listEngines: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The engines */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Engines"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    getAdvisory: {
        parameters: {
            query?: {
                /**
                 * @description The maximum number of items, 1 to 100
                 * @example 20
                 */
                limit?: number;
                /** @description The `next` of the previous page */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The operating system and architecture of the engine
                 * @example linux-x64
                 */
                platform: string;
                /**
                 * @description The engine's id
                 * @example javet-v8-5.0.6
                 */
                engine: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What holds now, and the history */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EngineAdvisoryHistory"];
                };
            };
            /** @description `malformed-platform`, `malformed-engine`, `malformed-limit` or `malformed-cursor`; or `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-cursor" | "malformed-engine" | "malformed-limit" | "malformed-platform" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `unknown-engine` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unknown-engine";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    putAdvisory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The operating system and architecture of the engine
                 * @example linux-x64
                 */
                platform: string;
                /**
                 * @description The engine's id
                 * @example javet-v8-5.0.6
                 */
                engine: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvisoryRequest"];
            };
        };
        responses: {
            /** @description What holds now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EngineAdvisory"];
                };
            };
            /** @description `malformed-advisory`, `malformed-reason`, `malformed-target`, `malformed-platform`, `malformed-engine` or `malformed-request`; or `unknown-field` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-advisory" | "malformed-engine" | "malformed-platform" | "malformed-reason" | "malformed-request" | "malformed-target" | "unknown-field";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `unknown-engine` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unknown-engine";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    rebuildEngine: {
        parameters: {
            query?: {
                /**
                 * @description The maximum number of items, 1 to 2000
                 * @example 1000
                 */
                limit?: number;
                /** @description The `next` of the previous page */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The operating system and architecture of the engine
                 * @example linux-x64
                 */
                platform: string;
                /**
                 * @description The engine's id
                 * @example javet-v8-5.0.6
                 */
                engine: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EngineRebuildRequest"];
            };
        };
        responses: {
            /** @description Nothing was queued: everything has the successor, or `skipped` says why not */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EngineRebuild"];
                };
            };
            /** @description Builds were queued */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EngineRebuild"];
                };
            };
            /** @description `invalid-parameter`, `malformed-platform`, `malformed-engine`, `malformed-target` or `malformed-request`; or `unknown-field` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-parameter" | "malformed-engine" | "malformed-platform" | "malformed-request" | "malformed-target" | "unknown-field";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description No successor is named, and nobody knows the engine: `unknown-engine` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unknown-engine";
                    };
                };
            };
            /** @description There is no successor, or it is of another platform, the engine itself or vulnerable: `unusable-successor` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unusable-successor";
                    };
                };
            };
            /** @description No builder can have the successor: `unknown-target` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unknown-target";
                    };
                };
            };
            /** @description The caller has too many jobs in the queue: `queue-full`; or `rate-limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "queue-full" | "rate-limited";
                    };
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    listEngineReleases: {
        parameters: {
            query?: {
                /**
                 * @description The maximum number of items, 1 to 100
                 * @example 20
                 */
                limit?: number;
                /** @description The `next` of the previous page */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The operating system and architecture of the engine
                 * @example linux-x64
                 */
                platform: string;
                /**
                 * @description The engine's id
                 * @example javet-v8-5.0.6
                 */
                engine: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of versions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageEngineRelease"];
                };
            };
            /** @description `invalid-parameter`, `malformed-platform` or `malformed-engine`; or `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-parameter" | "malformed-engine" | "malformed-platform" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Keys"];
                };
            };
            400: components["responses"]["Malformed"];
            default: components["responses"]["Refused"];
        };
    };
    getKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A key id from `GET /api/v1/keys`: an RFC 7638 thumbprint
                 * @example kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k
                 */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                    "application/x-pem-file": string;
                };
            };
            400: components["responses"]["Malformed"];
            /** @description `key-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-not-found";
                    };
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    retireKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A key id from `GET /api/v1/keys`
                 * @example kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k
                 */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyWithdrawal"];
            };
        };
        responses: {
            /** @description The key, now retired */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            /** @description `malformed-reason`; or `malformed-request`, `unknown-field` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-reason" | "malformed-request" | "unknown-field";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `key-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-not-found";
                    };
                };
            };
            /** @description `key-in-use` or `key-already-withdrawn` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-already-withdrawn" | "key-in-use";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A key id from `GET /api/v1/keys`
                 * @example kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k
                 */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyWithdrawal"];
            };
        };
        responses: {
            /** @description The key, now revoked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            /** @description `malformed-reason`; or `malformed-request`, `unknown-field` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-reason" | "malformed-request" | "unknown-field";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `key-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-not-found";
                    };
                };
            };
            /** @description `key-already-withdrawn` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-already-withdrawn";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    listNames: {
        parameters: {
            query?: {
                /**
                 * @description The maximum number of items, 1 to 100
                 * @example 20
                 */
                limit?: number;
                /** @description The `next` of the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of names */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageNameSummary"];
                };
            };
            /** @description `invalid-parameter`; or `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-parameter" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    getName: {
        parameters: {
            query?: {
                /**
                 * @description The maximum number of items, 1 to 100
                 * @example 20
                 */
                limit?: number;
                /** @description The `next` of the previous page */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description A name from `GET /api/v1/names`
                 * @example greeting
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Name"];
                };
            };
            /** @description `invalid-parameter`; or `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-parameter" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `unknown-name` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unknown-name";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    getChannel: {
        parameters: {
            query?: {
                /**
                 * @description The maximum number of items, 1 to 100
                 * @example 20
                 */
                limit?: number;
                /** @description The `next` of the previous page */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description A name from `GET /api/v1/names`
                 * @example greeting
                 */
                name: string;
                /**
                 * @description A channel of the name, for example `stable`: 1 to 64 of a-z, 0-9, `.`, `_` and `-`
                 * @example stable
                 */
                channel: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The channel */
            200: {
                headers: {
                    /** @description Its revision, for `If-Match` */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            /** @description `invalid-parameter`; or `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-parameter" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `unknown-name` or `unknown-channel` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unknown-channel" | "unknown-name";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    putChannel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the channel as last read, or `*` if it only has to exist */
                "If-Match"?: string;
                /** @description `*`: only if the channel does not exist */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description A name from `GET /api/v1/names`
                 * @example greeting
                 */
                name: string;
                /**
                 * @description A channel of the name, for example `stable`: 1 to 64 of a-z, 0-9, `.`, `_` and `-`
                 * @example stable
                 */
                channel: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Promotion"];
            };
        };
        responses: {
            /** @description The channel points to the version */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            /** @description The channel was created and points to the version */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            /** @description `malformed-channel`, `malformed-promotion`, `malformed-reason`, `invalid-parameter` or `malformed-request`; or `unknown-field` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-parameter" | "malformed-channel" | "malformed-promotion" | "malformed-reason" | "malformed-request" | "unknown-field";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `unknown-name` or `unknown-version` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unknown-name" | "unknown-version";
                    };
                };
            };
            /** @description `channel-reserved` or `version-not-usable` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "channel-reserved" | "version-not-usable";
                    };
                };
            };
            /** @description `channel-changed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "channel-changed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    deleteChannel: {
        parameters: {
            query?: {
                /**
                 * @description Why, for people who read the history: one line; of several, one is made
                 * @example Nobody asks for it any more
                 */
                reason?: string;
            };
            header?: {
                /** @description The `ETag` of the channel as last read */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description A name from `GET /api/v1/names`
                 * @example greeting
                 */
                name: string;
                /**
                 * @description A channel of the name, for example `stable`: 1 to 64 of a-z, 0-9, `.`, `_` and `-`
                 * @example stable
                 */
                channel: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The channel was deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed-channel` or `malformed-reason`; or `malformed-request`, `unknown-field` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-channel" | "malformed-reason" | "malformed-request" | "unknown-field";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `unknown-name` or `unknown-channel` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unknown-channel" | "unknown-name";
                    };
                };
            };
            /** @description `channel-reserved` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "channel-reserved";
                    };
                };
            };
            /** @description `channel-changed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "channel-changed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    rebuildName: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A name from `GET /api/v1/names`
                 * @example greeting
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing was missing, so nothing was queued */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NameRebuild"];
                };
            };
            /** @description Builds were queued */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NameRebuild"];
                };
            };
            400: components["responses"]["MalformedChange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `unknown-name` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unknown-name";
                    };
                };
            };
            /** @description The caller has too many jobs in the queue: `queue-full`; or `rate-limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "queue-full" | "rate-limited";
                    };
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A name from `GET /api/v1/names`
                 * @example greeting
                 */
                name: string;
                /**
                 * @description A version of the name
                 * @example 1.0.0
                 */
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `unknown-name` or `unknown-version` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unknown-name" | "unknown-version";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    deprecateVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A name from `GET /api/v1/names`
                 * @example greeting
                 */
                name: string;
                /**
                 * @description A version of the name
                 * @example 1.0.0
                 */
                version: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeprecationRequest"];
            };
        };
        responses: {
            /** @description The version is deprecated */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionDeprecation"];
                };
            };
            /** @description `malformed-reason` or `malformed-request`; or `unknown-field` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-reason" | "malformed-request" | "unknown-field";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `unknown-name` or `unknown-version` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unknown-name" | "unknown-version";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    undeprecateVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A name from `GET /api/v1/names`
                 * @example greeting
                 */
                name: string;
                /**
                 * @description A version of the name
                 * @example 1.0.0
                 */
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version is not deprecated */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedChange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `unknown-name` or `unknown-version` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unknown-name" | "unknown-version";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    resolve: {
        parameters: {
            query: {
                /**
                 * @description A name from `GET /api/v1/names`
                 * @example greeting
                 */
                name: string;
                /** @description A channel of the name */
                channel?: string;
                /** @description A version of the name, instead of a channel */
                version?: string;
                /**
                 * @description Operating system and architecture of the runtime
                 * @example linux-x64
                 */
                platform: string;
                /**
                 * @description The runtime's engine build
                 * @example javet-v8-5.0.6
                 */
                engine?: string;
                /** @description The runtime's full V8 version */
                v8Version?: string;
                /** @description What the snapshot must offer: words of its `capabilities`, separated by commas or repeated; at most 50 */
                requires?: string[];
                /**
                 * @description What to do if the engine is vulnerable: `refuse`, or `warn` unless the service refuses anyway
                 * @example warn
                 */
                vulnerable?: "warn" | "refuse";
            };
            header?: {
                /** @description The `ETag` of the response that the client has */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The snapshot, and the signed statements for it */
            200: {
                headers: {
                    /** @description The codes of the warnings, if there are any */
                    "Snapforge-Warning"?: string;
                    /** @description Identifies what is to be loaded, its statements and the warnings */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolvedSnapshot"];
                };
            };
            /** @description The client already has what it should load */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-parameter`, `malformed-platform`, `malformed-engine`, `malformed-capability` or `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-parameter" | "malformed-capability" | "malformed-engine" | "malformed-platform" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `no-matching-snapshot`, `unknown-name`, `unknown-version` or `unknown-channel` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no-matching-snapshot" | "unknown-channel" | "unknown-name" | "unknown-version";
                    };
                };
            };
            /** @description `ambiguous-engine` or `engine-vulnerable` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "ambiguous-engine" | "engine-vulnerable";
                    };
                };
            };
            /** @description `snapshot-revoked` or `key-revoked` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-revoked" | "snapshot-revoked";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    listSnapshots: {
        parameters: {
            query?: {
                /** @description A name that it was built under */
                name?: string;
                /** @description Engine build */
                engine?: string;
                /** @description Operating system and architecture */
                platform?: string;
                /** @description A feature of its spec */
                feature?: string;
                /** @description The version of V8 that loads it */
                v8Version?: string;
                /** @description Digest of the snapshot that it stands on directly */
                base?: string;
                /**
                 * @description The maximum number of items, 1 to 100
                 * @example 20
                 */
                limit?: number;
                /** @description The `next` of the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of snapshots */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageSnapshot"];
                };
            };
            /** @description A parameter is malformed: `malformed-limit`, `malformed-cursor`, `malformed-engine`, `malformed-platform` or `malformed-digest`; or `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-cursor" | "malformed-digest" | "malformed-engine" | "malformed-limit" | "malformed-platform" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    getSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The digest of the container, from `GET /api/v1/snapshots`: `sha256:` and 64 hexadecimal digits
                 * @example sha256:3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29
                 */
                digest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metadata of the snapshot */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            /** @description `malformed-digest`; or `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-digest" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `snapshot-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "snapshot-not-found";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    getSnapshotAttestation: {
        parameters: {
            query?: {
                /**
                 * @description Prefer the attestation of a build that a token of this repository's CI requested
                 * @example https://github.com/acme/tools
                 */
                repository?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The digest of the container, from `GET /api/v1/snapshots`: `sha256:` and 64 hexadecimal digits
                 * @example sha256:3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29
                 */
                digest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.dsse.envelope.v1+json": components["schemas"]["DsseEnvelope"];
                    "application/json": components["schemas"]["DsseEnvelope"];
                };
            };
            /** @description `malformed-digest`; or `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-digest" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `snapshot-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "snapshot-not-found";
                    };
                };
            };
            /** @description `snapshot-revoked`, with the reason, or `key-revoked` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-revoked" | "snapshot-revoked";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    getSnapshotSigstoreBundle: {
        parameters: {
            query?: {
                /**
                 * @description Prefer the attestation of a build that a token of this repository's CI requested
                 * @example https://github.com/acme/tools
                 */
                repository?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The digest of the container, from `GET /api/v1/snapshots`: `sha256:` and 64 hexadecimal digits
                 * @example sha256:3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29
                 */
                digest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bundle */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.dev.sigstore.bundle.v0.3+json": components["schemas"]["SigstoreBundle"];
                    "application/json": components["schemas"]["SigstoreBundle"];
                };
            };
            /** @description `malformed-digest`; or `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-digest" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `snapshot-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "snapshot-not-found";
                    };
                };
            };
            /** @description `snapshot-revoked`, with the reason, or `key-revoked` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-revoked" | "snapshot-revoked";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    getSnapshotBlob: {
        parameters: {
            query?: never;
            header?: {
                /** @description One range of the uncompressed bytes */
                Range?: string;
                /** @description The `ETag` of the copy that the client has */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The digest of the container, from `GET /api/v1/snapshots`: `sha256:` and 64 hexadecimal digits
                 * @example sha256:3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29
                 */
                digest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes, in a content coding that the client accepts */
            200: {
                headers: {
                    /** @description Why it should not be used any more, in stable words, if anything speaks against it */
                    "Snapforge-Warning"?: string;
                    /** @description Identifies the bytes in this coding */
                    ETag?: string;
                    /** @description SHA-256 of the bytes in this coding (RFC 9530) */
                    "Repr-Digest"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The requested range */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The client has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed-digest`; or `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-digest" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `snapshot-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "snapshot-not-found";
                    };
                };
            };
            /** @description Its engine is vulnerable, and the service refuses that: `engine-vulnerable` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "engine-vulnerable";
                    };
                };
            };
            /** @description `snapshot-revoked`, with the reason, or `key-revoked` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-revoked" | "snapshot-revoked";
                    };
                };
            };
            /** @description `range-not-satisfiable` */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "range-not-satisfiable";
                    };
                };
            };
            /** @description The caller downloads too much at a time: `too-many-downloads`; or `rate-limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "rate-limited" | "too-many-downloads";
                    };
                };
            };
            /** @description All callers together do: `too-many-downloads` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too-many-downloads";
                    };
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getSnapshotContainer: {
        parameters: {
            query?: never;
            header?: {
                /** @description One range of the uncompressed bytes */
                Range?: string;
                /** @description `redirect`: the response may redirect to the store */
                Prefer?: string;
                /** @description The SHA-256 of a container that the client has; with `Accept-Encoding: dcz`, the response may be a delta to it (RFC 9842) */
                "Available-Dictionary"?: string;
                /** @description The `ETag` of the copy that the client has */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The digest of the container, from `GET /api/v1/snapshots`: `sha256:` and 64 hexadecimal digits
                 * @example sha256:3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29
                 */
                digest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes, in a content coding that the client accepts */
            200: {
                headers: {
                    /** @description Why it should not be used any more, in stable words, if anything speaks against it */
                    "Snapforge-Warning"?: string;
                    /** @description Identifies the bytes in this coding */
                    ETag?: string;
                    /** @description SHA-256 of the bytes in this coding (RFC 9530) */
                    "Repr-Digest"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The requested range */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The client has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Only if the service is configured for it, and for a request with `Prefer: redirect` that accepts no content coding: the file in the store itself. The client must verify what it gets from there */
            307: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed-digest`; or `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-digest" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `snapshot-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "snapshot-not-found";
                    };
                };
            };
            /** @description Its engine is vulnerable, and the service refuses that: `engine-vulnerable` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "engine-vulnerable";
                    };
                };
            };
            /** @description `snapshot-revoked`, with the reason, or `key-revoked` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-revoked" | "snapshot-revoked";
                    };
                };
            };
            /** @description `range-not-satisfiable` */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "range-not-satisfiable";
                    };
                };
            };
            /** @description The caller downloads too much at a time: `too-many-downloads`; or `rate-limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "rate-limited" | "too-many-downloads";
                    };
                };
            };
            /** @description All callers together do: `too-many-downloads` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too-many-downloads";
                    };
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getSnapshotMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The digest of the container, from `GET /api/v1/snapshots`: `sha256:` and 64 hexadecimal digits
                 * @example sha256:3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29
                 */
                digest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.dsse.envelope.v1+json": components["schemas"]["DsseEnvelope"];
                    "application/json": components["schemas"]["DsseEnvelope"];
                };
            };
            /** @description `malformed-digest`; or `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-digest" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `snapshot-not-found`, or `metrics-not-found`: it is not measured, or not yet */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "metrics-not-found" | "snapshot-not-found";
                    };
                };
            };
            /** @description `snapshot-revoked`, with the reason, or `key-revoked` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-revoked" | "snapshot-revoked";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    revokeSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The digest of the container, from `GET /api/v1/snapshots`: `sha256:` and 64 hexadecimal digits
                 * @example sha256:3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29
                 */
                digest: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Revocation"];
            };
        };
        responses: {
            /** @description The snapshot, now revoked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            /** @description `malformed-digest` or `malformed-reason`; or `malformed-request`, `unknown-field` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-digest" | "malformed-reason" | "malformed-request" | "unknown-field";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `snapshot-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "snapshot-not-found";
                    };
                };
            };
            /** @description `already-revoked` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "already-revoked";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    getSnapshotSignature: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The digest of the container, from `GET /api/v1/snapshots`: `sha256:` and 64 hexadecimal digits
                 * @example sha256:3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29
                 */
                digest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 64 bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description `malformed-digest`; or `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-digest" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `snapshot-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "snapshot-not-found";
                    };
                };
            };
            /** @description `snapshot-revoked`, with the reason, or `key-revoked` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key-revoked" | "snapshot-revoked";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    listStorageChecks: {
        parameters: {
            query?: {
                /**
                 * @description The maximum number of items, 1 to 500
                 * @example 20
                 */
                limit?: number;
                /** @description The `next` of the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of checks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageStorageCheck"];
                };
            };
            /** @description `invalid-storage-query`; or `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-storage-query" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    startStorageCheck: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The check was started; `Location` shows its progress */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StorageCheck"];
                };
            };
            400: components["responses"]["MalformedChange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `storage-check-running` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "storage-check-running";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    getStorageCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A check's id, or `latest` for the newest; start one with `POST /api/v1/storage/checks` first
                 * @example latest
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The check */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StorageCheck"];
                };
            };
            /** @description The id is neither a UUID nor `latest`: `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `storage-check-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "storage-check-not-found";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    cancelStorageCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A check's id, or `latest` for the newest; start one with `POST /api/v1/storage/checks` first
                 * @example latest
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The check, which has stopped */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StorageCheck"];
                };
            };
            /** @description The id is neither a UUID nor `latest`: `malformed-request`; or `unknown-field` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-request" | "unknown-field";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `storage-check-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "storage-check-not-found";
                    };
                };
            };
            /** @description `storage-check-ended` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "storage-check-ended";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    listStorageFindings: {
        parameters: {
            query?: {
                /**
                 * @description The maximum number of items, 1 to 500
                 * @example 100
                 */
                limit?: number;
                /** @description The `next` of the previous page */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description A check's id, or `latest` for the newest; start one with `POST /api/v1/storage/checks` first
                 * @example latest
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of findings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageStorageFinding"];
                };
            };
            /** @description `invalid-storage-query` or `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-storage-query" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `storage-check-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "storage-check-not-found";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    previewRetention: {
        parameters: {
            query?: {
                /**
                 * @description What to list: `build`, `snapshot`, `bundle` or `content`
                 * @example build
                 */
                kind?: string;
                /**
                 * @description The maximum number of items, 1 to 500; for contents, the maximum number to examine
                 * @example 100
                 */
                limit?: number;
                /** @description The `next` of the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of what would be removed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionPreview"];
                };
            };
            /** @description `invalid-storage-query`; or `malformed-request`, `unknown-field` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-storage-query" | "malformed-request" | "unknown-field";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    listTokens: {
        parameters: {
            query?: {
                /**
                 * @description The maximum number of items, 1 to 100
                 * @example 20
                 */
                limit?: number;
                /** @description The `next` of the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tokens */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageToken"];
                };
            };
            /** @description The limit or the cursor is invalid: `invalid-token-request`; or `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-token-request" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description The token with its secret */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedToken"];
                };
            };
            /** @description `invalid-token-request` or `malformed-request`; or `unknown-field` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-token-request" | "malformed-request" | "unknown-field";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The token's id, from `GET /api/v1/tokens`
                 * @example 0199c1f0-7a80-7000-8000-00000000000d
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token is no longer valid */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The id is not a UUID: `malformed-request`; or `unknown-field` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-request" | "unknown-field";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `token-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token-not-found";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /**
                 * @description The maximum number of items, 1 to 100
                 * @example 20
                 */
                limit?: number;
                /** @description The `next` of the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of webhooks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageWebhook"];
                };
            };
            /** @description The limit or the cursor is invalid: `invalid-webhook`; or `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-webhook" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookRequest"];
            };
        };
        responses: {
            /** @description The webhook with its secret */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedWebhook"];
                };
            };
            /** @description `invalid-webhook` or `malformed-request`; or `unknown-field` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-webhook" | "malformed-request" | "unknown-field";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `too-many-webhooks` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too-many-webhooks";
                    };
                };
            };
            /** @description The URL leads to a private network, or has no TLS: `webhook-address-forbidden` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "webhook-address-forbidden";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook's id, from `GET /api/v1/webhooks`
                 * @example 0199c1f0-7a80-7000-8000-00000000000e
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description The id is not a UUID: `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `webhook-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "webhook-not-found";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook's id, from `GET /api/v1/webhooks`
                 * @example 0199c1f0-7a80-7000-8000-00000000000e
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookRequest"];
            };
        };
        responses: {
            /** @description The webhook as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description `invalid-webhook` or `malformed-request`; or `unknown-field` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-webhook" | "malformed-request" | "unknown-field";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `webhook-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "webhook-not-found";
                    };
                };
            };
            /** @description The URL leads to a private network, or has no TLS: `webhook-address-forbidden` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "webhook-address-forbidden";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook's id, from `GET /api/v1/webhooks`
                 * @example 0199c1f0-7a80-7000-8000-00000000000e
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The id is not a UUID: `malformed-request`; or `unknown-field` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-request" | "unknown-field";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `webhook-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "webhook-not-found";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /**
                 * @description Only those: `PENDING`, `DELIVERED` or `GIVEN_UP`
                 * @example GIVEN_UP
                 */
                status?: string;
                /**
                 * @description The maximum number of items, 1 to 100
                 * @example 20
                 */
                limit?: number;
                /** @description The `next` of the previous page */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The webhook's id, from `GET /api/v1/webhooks`
                 * @example 0199c1f0-7a80-7000-8000-00000000000e
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageWebhookDelivery"];
                };
            };
            /** @description A parameter is invalid: `invalid-webhook`; or `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid-webhook" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `webhook-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "webhook-not-found";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    getWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook's id, from `GET /api/v1/webhooks`
                 * @example 0199c1f0-7a80-7000-8000-00000000000e
                 */
                id: string;
                /**
                 * @description The delivery's id, from `GET /api/v1/webhooks/{id}/deliveries`
                 * @example 0199c1f0-7a80-7000-8000-00000000000f
                 */
                delivery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description An id is not a UUID: `malformed-request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-request";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `webhook-not-found` or `webhook-delivery-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "webhook-delivery-not-found" | "webhook-not-found";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    redeliverWebhookEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook's id, from `GET /api/v1/webhooks`
                 * @example 0199c1f0-7a80-7000-8000-00000000000e
                 */
                id: string;
                /**
                 * @description The delivery's id, from `GET /api/v1/webhooks/{id}/deliveries`
                 * @example 0199c1f0-7a80-7000-8000-00000000000f
                 */
                delivery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery, pending again */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description An id is not a UUID: `malformed-request`; or `unknown-field` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-request" | "unknown-field";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `webhook-not-found` or `webhook-delivery-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "webhook-delivery-not-found" | "webhook-not-found";
                    };
                };
            };
            /** @description `webhook-disabled` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "webhook-disabled";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook's id, from `GET /api/v1/webhooks`
                 * @example 0199c1f0-7a80-7000-8000-00000000000e
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook with its new secret */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedWebhook"];
                };
            };
            /** @description The id is not a UUID: `malformed-request`; or `unknown-field` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-request" | "unknown-field";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `webhook-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "webhook-not-found";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook's id, from `GET /api/v1/webhooks`
                 * @example 0199c1f0-7a80-7000-8000-00000000000e
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery of the ping */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description The id is not a UUID: `malformed-request`; or `unknown-field` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "malformed-request" | "unknown-field";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `webhook-not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "webhook-not-found";
                    };
                };
            };
            /** @description `webhook-disabled` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "webhook-disabled";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            default: components["responses"]["Refused"];
        };
    };
    getKeySet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key set */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeySet"];
                };
            };
            400: components["responses"]["Malformed"];
            default: components["responses"]["Refused"];
        };
    };
}
