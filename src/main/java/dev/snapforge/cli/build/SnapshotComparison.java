package dev.snapforge.cli.build;

import dev.snapforge.cli.report.ComparisonFailure;
import dev.snapforge.format.BlobExtent;
import dev.snapforge.format.ByteDifferences;
import dev.snapforge.format.Container;
import dev.snapforge.format.SnapshotMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What of a snapshot did not come out again, what causes other differences first: the engine, the bundle, the spec, the bytes.
 *
 * @param code of {@link ComparisonFailure}
 * @param field in words
 * @param expected what the snapshot has
 * @param found what came out
 */
record SnapshotComparison(String code, String field, String expected, String found) {

    static final String ENGINE = "other-engine";
    static final String BUNDLE = "other-bundle";
    static final String SPEC = "other-spec";
    private static final String BYTES = "other-bytes";

    private record Field(String code, String name, Function<SnapshotMetadata, Object> value) {}

    private static final List<Field> FIELDS = List.of(
            new Field(ENGINE, "version of V8", SnapshotMetadata::v8Version),
            new Field(ENGINE, "version of the engine", SnapshotMetadata::engineVersion),
            new Field(ENGINE, "native library", SnapshotMetadata::nativeLibrary),
            new Field(ENGINE, "ICU data", it -> String.valueOf(it.icuData())),
            new Field(ENGINE, "flags of V8", it -> String.join(" ", it.v8Flags())),
            new Field(BUNDLE, "bundle", SnapshotMetadata::bundle),
            new Field(SPEC, "prelude", SnapshotMetadata::prelude),
            new Field(SPEC, "required globals", SnapshotMetadata::requires),
            new Field(SPEC, "features", SnapshotMetadata::features),
            new Field(SPEC, "spec", SnapshotMetadata::spec));

    /** All differences of two snapshots for the same target; none if the files are the same. */
    static List<SnapshotComparison> of(Container original, Container made) {
        List<SnapshotComparison> all = new ArrayList<>();
        for (Field field : FIELDS) {
            String expected = field.value().apply(original.metadata()).toString();
            String found = field.value().apply(made.metadata()).toString();
            if (!expected.equals(found)) {
                all.add(new SnapshotComparison(field.code(), field.name(), expected, found));
            }
        }
        if (!original.metadata().blob().equals(made.metadata().blob())) {
            all.add(bytes(original, made));
        }
        return all;
    }

    private static SnapshotComparison bytes(Container original, Container made) {
        byte[] before = original.blob();
        byte[] now = made.blob();
        int checksumAt =
                BlobExtent.of(original.metadata().target().engine(), before).checksumAt();
        return new SnapshotComparison(
                BYTES,
                "blob",
                before.length + " bytes, " + original.metadata().blob(),
                now.length + " bytes, " + made.metadata().blob() + "; "
                        + ByteDifferences.between(before, now, checksumAt).described());
    }

    ComparisonFailure failure() {
        return new ComparisonFailure(code, "another " + field + ": expected " + expected + ", found " + found);
    }

    Map<String, Object> toJson() {
        return Map.of("code", code, "field", field, "expected", expected, "found", found);
    }
}
