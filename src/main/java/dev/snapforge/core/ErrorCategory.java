package dev.snapforge.core;

/** What sort of refusal an exception is. One table, in {@code web}, turns kinds into HTTP status codes. */
public enum ErrorCategory {
    /** The request is not well formed: the client must change it. */
    INVALID,
    /** The request's media type is not one that the operation takes. */
    UNSUPPORTED_MEDIA,
    /** The request is larger than a limit allows. */
    TOO_LARGE,
    /** The request comes in more slowly than a limit allows. */
    TOO_SLOW,
    /** The request is well formed, but what it asks for cannot be done. */
    UNPROCESSABLE,
    /** Nobody knows who asks: a credential is missing or cannot be used. */
    UNAUTHENTICATED,
    /** Whoever asks may not do this. */
    FORBIDDEN,
    /** What the request names does not exist. */
    NOT_FOUND,
    /** The request contradicts what is already there. */
    CONFLICT,
    /** What the request says about the present state does not hold. */
    PRECONDITION,
    /** What the request names existed, and was withdrawn. */
    GONE,
    /** The byte range lies outside the content. */
    RANGE,
    /** The client has asked for more than its share; it may try again later. */
    BUSY,
    /** A part of the service is unavailable; the same request may work later. */
    UNAVAILABLE,
    /** Something the service keeps is not what it was when it was stored. */
    DAMAGED,
    /** A defect of the service. */
    INTERNAL
}
