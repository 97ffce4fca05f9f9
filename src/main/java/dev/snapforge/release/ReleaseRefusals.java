package dev.snapforge.release;

import dev.snapforge.kernel.Digest;
import dev.snapforge.kernel.EngineId;
import dev.snapforge.kernel.Platform;
import dev.snapforge.kernel.SampleRefusals;
import dev.snapforge.kernel.SnapforgeException;
import dev.snapforge.kernel.Target;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Shows what requests about names are refused with. */
@Component
class ReleaseRefusals implements SampleRefusals {

    private static final String NAME = "greeting";
    private static final Target TARGET = Target.parse("linux-x64/javet-v8-5.0.6");
    private static final Version VERSION = new Version(
            NAME,
            "1.0.0",
            1,
            new Content(digest("files"), digest("spec")),
            UUID.fromString("0199c1f0-7a80-7000-8000-00000000000b"),
            Instant.parse("2026-11-01T12:00:00Z"),
            List.of());
    private static final ResolveQuery ARM =
            new ResolveQuery(NAME, "stable", null, new Platform("linux", "arm64"), TARGET.engine(), null);
    private static final ResolveQuery BY_V8 =
            new ResolveQuery(NAME, "stable", null, TARGET.platform(), null, "14.7.173.18");
    private static final Candidate CANDIDATE =
            new Candidate("1.0.0", 1, 3, "", TARGET, "14.7.173.18", digest("container"), "", null, null, true, false);

    @Override
    public List<SnapforgeException> samples() {
        Channel channel = new Channel(NAME, "stable", "1.0.0", 1, 3, VERSION.releasedAt(), "anonymous", "");
        List<Available> i18n = List.of(
                Available.of(TARGET, "14.7.173.18", digest("one"), List.of()),
                Available.of(
                        new Target(TARGET.platform(), EngineId.parse("javet-v8-i18n-5.0.6")),
                        "14.7.173.18",
                        digest("other"),
                        List.of()));
        return List.of(
                new VersionExistsException(VERSION, new Content(digest("other files"), digest("spec"))),
                new UnknownNameException("greting"),
                new UnknownVersionException(NAME, "9.9.9"),
                new UnknownChannelException(NAME, "stabel"),
                new ReservedChannelException(Channel.LATEST),
                new ChannelChangedException("stable", "revision [2]", channel),
                new VersionNotUsableException(NAME, "1.0.0"),
                new MalformedPromotionException(),
                new NoMatchingSnapshotException(ARM, "1.0.0", List.of(CANDIDATE.available(ARM))),
                new AmbiguousEngineException(BY_V8, "1.0.0", i18n),
                WithdrawnException.key(BY_V8, CANDIDATE, List.of(CANDIDATE.available(BY_V8))),
                malformedChannel());
    }

    private static SnapforgeException malformedChannel() {
        try {
            ChannelName.check("Stable!");
        } catch (SnapforgeException e) {
            return e;
        }
        throw new IllegalStateException("This is accepted");
    }

    private static Digest digest(String of) {
        return Digest.of(of.getBytes(StandardCharsets.UTF_8));
    }
}
