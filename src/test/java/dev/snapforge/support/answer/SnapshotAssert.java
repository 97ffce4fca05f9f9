package dev.snapforge.support.answer;

import org.assertj.core.api.Assertions;

/** Assertions about a snapshot. */
public final class SnapshotAssert extends AbstractAnswerAssert<SnapshotAssert, SnapshotAnswer> {

    SnapshotAssert(SnapshotAnswer actual) {
        super(actual, SnapshotAssert.class);
    }

    public SnapshotAssert isReproducible() {
        return has("reproducible", true);
    }

    public SnapshotAssert isNotReproducible() {
        return has("reproducible", false);
    }

    /** No rebuild has said yet whether it is reproducible. */
    public SnapshotAssert hasUnknownReproducibility() {
        return hasNull("reproducible");
    }

    /** These builds are among those that made it. */
    public SnapshotAssert wasMadeBy(String... builds) {
        textsOf(actual.texts("builds"), "builds").contains(builds);
        return this;
    }

    /** So many builds made it. */
    public SnapshotAssert wasMadeBy(int builds) {
        textsOf(actual.texts("builds"), "builds").hasSize(builds);
        return this;
    }

    public SnapshotAssert isReleasedAs(String name, String version) {
        Assertions.assertThat(actual.objects("releases"))
                .as(about("releases"))
                .anySatisfy(it -> new AnswerAssert(it).has("name", name).has("version", version));
        return this;
    }

    public SnapshotAssert isNotReleased() {
        return hasSize("releases", 0);
    }
}
