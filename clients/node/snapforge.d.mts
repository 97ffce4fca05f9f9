// Made from snapforge.mjs by types.mjs: change src, and run ./build.
/// <reference types="node" />

export type Difference = {
    expected?: unknown;
    found?: unknown;
    hint?: string;
    cause?: unknown;
};

/** Every refusal: a stable `code`, what was `expected`, what was `found`, and a `hint` that says what to do. */
export declare class SnapforgeError extends Error {
    code: string;
    expected: unknown;
    found: unknown;
    hint: string | undefined;
    /**
     * @param {string} code
     * @param {string} message
     * @param {Difference} [difference]
     */
    constructor(code: string, message: string, { expected, found, hint, cause }?: Difference);
}

/** The service answered with a problem (RFC 9457); `code` is the problem's. */
export declare class ServiceRefusal extends SnapforgeError {
    status: number;
    /**
     * @param {string} path
     * @param {number} status the HTTP status
     * @param {string} code
     * @param {string} detail
     */
    constructor(path: string, status: number, code: string, detail: string);
    /** Whether the same request may succeed later. */
    get mayPass(): boolean;
}

/**
 * The service named this snapshot just now, or said that nothing has changed. If the channel was moved back to an earlier release,
 * `rolledBackFrom` is where it stood.
 */
export type FreshResolution = {
    outcome: 'FRESH';
    problem?: undefined;
    beside?: undefined;
} & ResolvedSnapshot;

/**
 * The last good snapshot; `problem` says why it is not FRESH.
 */
export type CachedResolution = {
    outcome: 'CACHED';
    problem: SnapforgeError;
    beside?: undefined;
} & ResolvedSnapshot;

/**
 * Nothing verifies, or the service says that there is none; `problem` says why, and `beside` why the cache did not help.
 */
export type PlainResolution = {
    outcome: 'PLAIN';
    problem: SnapforgeError;
    beside?: SnapforgeError;
} & NoSnapshot;

export type NoSnapshot = {
    [member in keyof ResolvedSnapshot]?: undefined;
};

export type Resolution = FreshResolution | CachedResolution | PlainResolution;

export type ResolvedFile = SnapshotFile & AcceptedRelease;

export type NoFile = {
    [member in keyof ResolvedFile]?: undefined;
};

/**
 * As a Resolution, with the snapshot as a file. RECENT: the service named it within the max-age, and nobody was asked now.
 */
export type FileResolution = ({
    outcome: 'FRESH' | 'RECENT';
    problem?: undefined;
    beside?: undefined;
} & ResolvedFile) | ({
    outcome: 'CACHED';
    problem: SnapforgeError;
    beside?: undefined;
} & ResolvedFile) | ({
    outcome: 'PLAIN';
    problem: SnapforgeError;
    beside?: SnapforgeError;
} & NoFile);

/**
 * One line for a log: the outcome, what is started, and why.
 *
 * @param {Resolution | FileResolution} resolution
 */
export declare function describeOutcome({ outcome, release, digest, rolledBackFrom, problem, beside }: Resolution | FileResolution): string;

/**
 * What a container says of its blob; digests are `sha256:` and 64 hexadecimal digits.
 */
export type SnapshotMetadata = {
    /**
     * for example `linux-x64/node-24.21.0`
     */
    target: string;
    v8Version: string;
    v8Flags: string[];
    prelude: string;
    features: string[];
    /**
     * the globals that the restored runtime has
     */
    requires: string[];
    blob: {
        digest: string;
        size: number;
    };
    bundle: {
        digest: string;
    };
    spec: {
        digest: string;
    };
    /**
     * the digest of the engine's binary, its version, and
     * the digest of ICU's data if the engine has them in a file
     */
    engineBuild: {
        nativeLibrary: string;
        version: string;
        icuData?: string;
    };
};

/**
 * Reads a `.v8ss` file and enforces every rule of its format. Whether to trust it is verifySnapshot's question.
 *
 * @param {Buffer} file the whole file
 * @returns {{ metadata: SnapshotMetadata, blob: Buffer }}
 */
export declare function readContainer(file: Buffer): {
    metadata: SnapshotMetadata;
    blob: Buffer;
};

/**
 * What a snapshot must fit.
 */
export type NodeRuntime = {
    /**
     * the binary
     */
    path?: string;
    /**
     * for example `linux-x64`
     */
    platform: string;
    /**
     * for example `node-24.21.0`, or `isolated-vm-7.0.1-node-24`
     */
    engine: string;
    v8Version: string;
    /**
     * the binary's digest; if it is absent, builds of the same version are not distinguished
     */
    binary?: string;
};

/**
 * Describes a node binary by asking it, not by its name.
 *
 * @param {string} [path] the binary; the running one by default
 * @returns {NodeRuntime & { path: string }}
 */
export declare function describeNode(path?: string): NodeRuntime & {
    path: string;
};

/**
 * Describes a node binary as one in which isolated-vm starts isolates from snapshots.
 *
 * @param {string} version isolated-vm's own, as its package.json says
 * @param {string} [path] the binary; the running one by default
 * @returns {NodeRuntime & { path: string }}
 */
export declare function describeIsolatedVm(version: string, path?: string): NodeRuntime & {
    path: string;
};

export type VerifiedSnapshot = {
    /**
     * of the container
     */
    digest: string;
    metadata: SnapshotMetadata;
    /**
     * what Node starts from
     */
    blob: Buffer;
    /**
     * the whole `.v8ss` file
     */
    container: Buffer;
    /**
     * the key that signed it
     */
    keyId: string;
    signature: Buffer;
    /**
     * what proved its source, if one was asked for: a DSSE envelope
     */
    attestation?: object;
    /**
     * where a client got it
     */
    origin?: 'service' | 'cache';
};

export type SnapshotTrust = {
    /**
     * whose signatures count
     */
    keys: TrustedKeys;
    /**
     * which snapshot it must be; any, if it is absent
     */
    digest?: string;
    /**
     * what it must fit; not checked, if it is absent
     */
    node?: NodeRuntime;
    now?: Date;
};

/**
 * Decides whether a container may be given to Node: first who made the bytes, then what they are, then whether they fit.
 *
 * @param {Buffer} file the whole file
 * @param {Buffer} signature 64 bytes, pure Ed25519 over the whole file
 * @param {string} keyId which trusted key must have signed it
 * @param {SnapshotTrust} trust
 * @returns {VerifiedSnapshot}
 */
export declare function verifySnapshot(file: Buffer, signature: Buffer, keyId: string, { keys, digest, node, now }: SnapshotTrust): VerifiedSnapshot;

/**
 * Which source a snapshot must have been built from.
 */
export type SourcePolicy = {
    /**
     * for example `github.com/acme/tools`
     */
    repository: string;
    /**
     * full name of the branch or tag, with `*` for any text, for example `refs/tags/v*`
     */
    ref?: string;
    /**
     * path of the workflow in that repository, or with the host and name of another one; either may end with `@` and
     * the ref that ran
     */
    workflow?: string;
};

/**
 * Decides whether an attestation may be believed: a trusted key signed it, it is about this container, and it proves the source that is
 * asked for, and all that is required of the snapshot.
 *
 * @param {any} envelope DSSE; undefined if there is none
 * @param {string} digest of the container
 * @param {{ keys: TrustedKeys, source?: SourcePolicy, requires?: string[], now?: Date }} trust
 */
export declare function verifyAttestation(envelope: any, digest: string, { keys, source, requires, now }: {
    keys: TrustedKeys;
    source?: SourcePolicy;
    requires?: string[];
    now?: Date;
}): void;

export type ChildEnd = {
    exitCode: number;
    signal: NodeJS.Signals | null;
};

export type StartOptions = {
    /**
     * the binary; by default the running one
     */
    node?: string;
    /**
     * options for node itself
     */
    nodeOptions?: string[];
    /**
     * a script to run in the restored process, if the snapshot has no main function
     */
    entry?: string;
    /**
     * the script to run if there is no snapshot
     */
    plainEntry?: string;
    /**
     * arguments for the application
     */
    args?: string[];
};

/**
 * Starts Node from a resolved snapshot, or plain, and waits for its end. Throws the resolution's problem if that is PLAIN and
 * `plainEntry` is absent.
 *
 * @param {Resolution | FileResolution} resolution what Snapforge.resolve() or resolveFile() gave
 * @param {StartOptions} [options]
 */
export declare function start(resolution: Resolution | FileResolution, options?: StartOptions): Promise<ChildEnd>;

/**
 * Why what the service named should not be used any more. It is the service's word, not signed: a reason to move on, and none to trust
 * anything.
 */
export type ResolutionWarning = {
    /**
     * `engine-vulnerable`, `engine-deprecated` or `version-deprecated`; there may be others
     */
    code: string;
    /**
     * one sentence for people
     */
    message: string;
    /**
     * where more can be read
     */
    link?: string;
    /**
     * the engine to use instead
     */
    successor?: string;
};

/**
 * For a log: the message, and where more can be read.
 *
 * @param {ResolutionWarning} warning
 */
export declare const describeWarning: ({ code, message, link, successor }: ResolutionWarning) => string;

/** The public keys that you have decided to trust, and the ids of those that may be fetched because their id is known. */
export declare class TrustedKeys {
    #private;
    /**
     * Adds the keys of a file's text, and returns this object.
     *
     * @param {string} text PEM blocks `PUBLIC KEY`, a JWK, or a JWK set
     */
    add(text: string): this;
    /**
     * Trusts the key with this id, wherever it comes from (an id fits one key only), and returns this object.
     *
     * @param {string} id an RFC 7638 thumbprint
     */
    pin(id: string): this;
    /** The pinned ids whose keys are not here yet. */
    missing(): string[];
    /** The ids of the keys that are here. */
    ids(): string[];
    /** When the first of the keys that are here ends, in seconds since 1970; infinite if none does. */
    get firstEnd(): number;
    get isEmpty(): boolean;
    /**
     * A copy of these keys, after what a service's key set says of them. The set is not trusted: a key is added only if one that is
     * trusted already, or was added in the same way, vouches for it in a signed statement (`endorsements`); the set's own `keys` are
     * ignored. Keys that it names as `revoked` are no longer trusted, nor are their endorsements; forging that can only make runtimes
     * start without snapshots, which not answering does as well.
     *
     * @param {unknown} set
     * @param {Date} [now]
     */
    learning(set: unknown, now?: Date): TrustedKeys;
    /**
     * The public key with this id, if its signatures count now.
     *
     * @param {string} id
     * @param {Date} now
     */
    usable(id: string, now: Date): import("crypto").KeyObject;
}

/**
 * Where a channel stood; version and sequence are unknown if the note of them was damaged.
 */
export type ChannelRevision = {
    revision: number;
    version?: string;
    sequence?: number;
};

/**
 * A version of a name is this snapshot.
 */
export type ReleaseStatement = {
    name: string;
    version: string;
    sequence: number;
    target: string;
    /**
     * the container's digest
     */
    snapshot: string;
    /**
     * RFC 3339
     */
    issuedAt: string;
};

/**
 * A channel of a name points to this version, at this revision.
 */
export type ChannelStatement = {
    name: string;
    channel: string;
    version: string;
    sequence: number;
    revision: number;
    /**
     * RFC 3339
     */
    issuedAt: string;
};

/**
 * Which release: the one that a channel points to, or a version.
 */
export type ReleaseSelector = {
    name: string;
    channel?: string;
    version?: string;
    /**
     * what the snapshot must offer, as its attestation proves: words such as `web:fetch`, `slot:sql`, `intl`
     */
    requires?: string[];
};

export type ReleaseAnswer = {
    /**
     * a DSSE envelope
     */
    release: any;
    /**
     * a DSSE envelope
     */
    channelStatement?: any;
    /**
     * which version of the answer it is
     */
    etag?: string;
    /**
     * why it should not be used any more; not signed
     */
    warnings?: unknown;
};

/**
 * What was signed.
 */
export type VerifiedRelease = {
    release: ReleaseStatement;
    channel?: ChannelStatement;
};

/**
 * Decides what a name stands for: both statements must be signed by a trusted key, be about what was selected, and agree.
 *
 * @param {ReleaseAnswer} answer
 * @param {ReleaseSelector} selector
 * @param {{ keys: TrustedKeys, node?: NodeRuntime, now?: Date }} trust
 * @returns {VerifiedRelease}
 */
export declare function verifyRelease(answer: ReleaseAnswer, selector: ReleaseSelector, { keys, node, now }: {
    keys: TrustedKeys;
    node?: NodeRuntime;
    now?: Date;
}): VerifiedRelease;

/**
 * `warnings`: what the service says against using it any longer; usually none.
 */
export type AcceptedRelease = VerifiedRelease & {
    rolledBackFrom?: ChannelRevision;
    warnings: ResolutionWarning[];
};

export type ResolvedSnapshot = VerifiedSnapshot & AcceptedRelease;

/**
 * A snapshot as a file that only this user can change; `blobFile` is absent where there is no such place, and `blob` where this machine
 * had verified the file before.
 */
export type SnapshotFile = {
    digest: string;
    blobFile?: string;
    origin?: 'service' | 'cache' | 'verified-before';
} & Partial<Omit<VerifiedSnapshot, 'origin'>>;

export type SnapforgeOptions = {
    /**
     * where the service is, for example `http://127.0.0.1:8080`
     */
    server: string;
    /**
     * whose signatures count
     */
    keys: TrustedKeys;
    /**
     * a folder; it is made if it is absent
     */
    cache: string;
    /**
     * what describeNode() says; by default about the running node
     */
    node?: NodeRuntime;
    /**
     * whether a snapshot by another build of the same version of Node is accepted; by default it is not
     */
    anyBuild?: boolean;
    /**
     * sent as `Authorization: Bearer`
     */
    token?: string;
    /**
     * milliseconds until an answer begins; 10,000
     */
    headTimeout?: number;
    /**
     * milliseconds from there until it ends; 60,000
     */
    bodyTimeout?: number;
    /**
     * bytes; 256 MiB
     */
    maxContainer?: number;
    /**
     * milliseconds for which resolveFile() takes an answer of the service without asking again; 0
     */
    maxAge?: number;
    /**
     * whether resolveFile() verifies a snapshot once on a machine, or each time; once
     */
    verification?: 'once' | 'always';
    /**
     * whether no name is resolved to what stands on a vulnerable engine; by default there is a warning
     */
    refuseVulnerable?: boolean;
    /**
     * accepts only snapshots whose attestation proves this source; by default any that a trusted key has signed
     */
    source?: SourcePolicy;
    /**
     * decides whether a key is valid
     */
    now?: () => Date;
};

/**
 * What it took to have a snapshot ready.
 */
export type StartupMetrics = {
    /**
     * of the resolution
     */
    outcome: string;
    /**
     * where the snapshot came from; absent if there is none
     */
    origin?: 'service' | 'cache' | 'verified-before';
    /**
     * whether the service did not have to send it
     */
    cacheHit: boolean;
    /**
     * milliseconds, requests included
     */
    loadAndVerify: number;
};

/** Resolves and fetches snapshots for one node binary. */
export declare class Snapforge {
    #private;
    /** @param {SnapforgeOptions} options */
    constructor({ server, keys, cache, node, anyBuild, token, headTimeout, bodyTimeout, maxContainer, maxAge, verification, refuseVulnerable, source, now, }: SnapforgeOptions);
    /**
     * What a name stands for now. The outcome is FRESH (the service named it), CACHED (the last good one: the service is unavailable,
     * or cannot be trusted) or PLAIN (nothing verifies, or the service says that there is none).
     *
     * @param {ReleaseSelector} selector
     * @returns {Promise<Resolution>}
     */
    resolve(selector: ReleaseSelector): Promise<Resolution>;
    /**
     * As resolve(), for a start: the snapshot is a file (`blobFile`) that only this user can change. What this machine has verified is not
     * verified again, unless anybody else could have changed it. The outcome is RECENT if the service named it within `maxAge`.
     *
     * @param {ReleaseSelector} selector
     * @returns {Promise<FileResolution>}
     */
    resolveFile(selector: ReleaseSelector): Promise<FileResolution>;
    /**
     * What the last resolve() or resolveFile() took; undefined before the first. Each is a measure `snapforge.startup` of
     * `node:perf_hooks`, too, with the same as its detail; the last one stays in the timeline.
     *
     * @returns {StartupMetrics | undefined}
     */
    get startup(): StartupMetrics | undefined;
    /**
     * The snapshot with this digest, verified; from the cache, if it is there and sound.
     *
     * @param {string} digest
     * @returns {Promise<VerifiedSnapshot>}
     */
    fetch(digest: string): Promise<VerifiedSnapshot>;
    /**
     * Asks the service for its key set, and trusts what a trusted key vouches for. That happens by itself when a signature's key is
     * unknown; call it from time to time in a process that lives long, to learn of revoked keys.
     */
    refreshKeys(): Promise<void>;
}

/**
 * What `new ivm.Isolate({ snapshot })` takes, of a snapshot that has been verified. It may be used for any number of isolates.
 *
 * @template Copy
 * @param {{ ExternalCopy: new (value: ArrayBuffer) => Copy }} ivm the module isolated-vm
 * @param {{ metadata: SnapshotMetadata, blob: Buffer }} verified what verifySnapshot(), fetch() or resolve() gave
 * @param {NodeRuntime} runtime what describeIsolatedVm() says of this process
 * @returns {Copy}
 */
export declare function isolateSnapshot<Copy>(ivm: {
    ExternalCopy: new (value: ArrayBuffer) => Copy;
}, { metadata, blob }: {
    metadata: SnapshotMetadata;
    blob: Buffer;
}, runtime: NodeRuntime): Copy;

/**
 * Binds the slots of a context that was started from a snapshot with a prelude, and has its callbacks of onRestore run.
 *
 * @param {{ evalClosureSync: (code: string, values: any[], options: object) => any }} context of isolated-vm
 * @param {Record<string, any>} functions by the slot's name: functions, whose arguments and results are copied, or an ivm.Callback
 * @returns {Promise<void>} when those that return promises have settled; rejected with what one of them threw
 */
export declare function bindSlots(context: {
    evalClosureSync: (code: string, values: any[], options: object) => any;
}, functions: Record<string, any>): Promise<void>;

/**
 * What the prelude asks for: `operation` is `digest`, `sign`, `verify`, `encrypt`, `decrypt`, `deriveBits`, `generateKey` or `importKey`.
 */
export type WebCryptoRequest = {
    operation: string;
    /**
     * with its
     * parameters, bytes as a `Uint8Array`
     */
    algorithm: {
        name: string;
        hash?: string;
        namedCurve?: string;
        length?: number;
        [parameter: string]: unknown;
    };
    /**
     * the key, as a JSON Web Key
     */
    key?: import('node:crypto').webcrypto.JsonWebKey;
    /**
     * the other side's, for `deriveBits` of ECDH and X25519
     */
    publicKey?: import('node:crypto').webcrypto.JsonWebKey;
    /**
     * what is hashed, signed, encrypted or decrypted
     */
    data?: Uint8Array;
    /**
     * for `verify`
     */
    signature?: Uint8Array;
    /**
     * of what is derived, in bits
     */
    length?: number;
};

/**
 * The host of the slot `crypto.subtle`: `bind({ 'crypto.subtle': webCrypto })`. Throws what Web Crypto does; the prelude makes a
 * `DOMException` of it.
 * @param {WebCryptoRequest} request
 * @returns {Promise<ArrayBuffer | boolean | import('node:crypto').webcrypto.JsonWebKey>} bytes; for `verify` whether the signature is
 *     right; for `generateKey` and `importKey` the whole key
 */
export declare const webCrypto: (request: WebCryptoRequest) => Promise<ArrayBuffer | boolean | import('node:crypto').webcrypto.JsonWebKey>;

export {};
