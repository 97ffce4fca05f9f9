package dev.snapforge.api.compatibility;

/** Who writes what a schema describes. */
enum Direction {
    /** Clients write it: the service must go on taking what it took. */
    REQUEST,
    /** The service writes it: clients must go on finding what they found. */
    RESPONSE
}
