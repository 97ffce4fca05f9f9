package dev.snapforge.signing;

import java.util.List;
import java.util.Optional;

/** Where the signing key is kept: a file, or a token that does not give it out. */
interface KeySource extends AutoCloseable {

    /** The key that is there; where a first start may make one and there is none, a new one. */
    SigningKey loadOrCreate();

    /** The key that is there now. */
    SigningKey load();

    /** Keys that are still there and signed before the one that is to sign now, latest first. */
    default List<SigningKey> older() {
        return List.of();
    }

    /** Why the key cannot be used at the moment, if that is known. */
    default Optional<String> problem() {
        return Optional.empty();
    }

    @Override
    default void close() {}
}
