package dev.snapforge.build;

import dev.snapforge.kernel.SampleRefusals;
import dev.snapforge.kernel.SnapforgeException;
import dev.snapforge.kernel.UnknownFieldException;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Shows what builds are refused with. */
@Component
class BuildRefusals implements SampleRefusals {

    private static final UUID BUILD = UUID.fromString("0199c1f0-7a80-7000-8000-00000000000b");
    private static final UUID JOB = UUID.fromString("0199c1f0-7a80-7000-8000-00000000000c");
    private static final List<String> KNOWN = List.of("linux-x64/javet-v8-5.0.6");

    @Override
    public List<SnapforgeException> samples() {
        return List.of(
                new BuildNotFoundException(BUILD),
                new JobNotFoundException(JOB),
                new BuildAlreadyEndedException(BUILD, BuildStatus.SUCCEEDED),
                new BuildNotEndedException(BUILD, BuildStatus.RUNNING),
                new IdempotencyConflictException(BUILD),
                new InvalidIdempotencyKeyException(300),
                new InvalidSpecException(List.of(new FieldError("/version", "needs a name"))),
                new MalformedSpecException("Unexpected end-of-input", 1, 18),
                new QueueFullException(1000, 999, 2),
                UnknownFieldException.of("The spec", "", List.of("require"), SpecReader.FIELDS),
                new UnknownTargetException(List.of("linux-x64/javet-node-5.0.6"), KNOWN),
                new NoLiveBuilderException(List.of("linux-arm64/javet-v8-5.0.6")));
    }
}
