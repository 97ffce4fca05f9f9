package dev.snapforge.proven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.Severity;
import dev.snapforge.core.Digest;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealedWorkTest {

    private final AttemptKey key = AttemptKey.generate();

    @Test
    void opensWithTheKeyThatSealedIt() {
        ProvenWork work = work(List.of(finding("frozen-time")));
        SealedWork seal = SealedWork.of(work, key);

        assertThat(seal.openedBy(key.publicKey())).contains(work);
        assertThat(seal.openedBy(AttemptKey.generate().publicKey())).isEmpty();
        assertThat(new SealedWork(seal.job(), 2, seal.statement(), seal.proof()).openedBy(key.publicKey()))
                .isEmpty();
    }

    /** Signed or not: the database would refuse it again and again. */
    @Test
    void doesNotOpenWhatCouldNotBeStored() {
        assertThat(SealedWork.of(work(List.of(finding("a\0b"))), key).openedBy(key.publicKey()))
                .isEmpty();
        assertThat(SealedWork.of(work(Collections.nCopies(20_001, finding("many"))), key)
                        .openedBy(key.publicKey()))
                .isEmpty();
    }

    private static ProvenWork work(List<Finding> findings) {
        return new ProvenWork(
                UUID.randomUUID(),
                1,
                Digest.of(new byte[0]),
                1,
                findings,
                null,
                "",
                List.of("intl", "no word", "web:URL"));
    }

    private static Finding finding(String code) {
        return new Finding(code, Severity.INFO, "title", "detail", null, null, 1);
    }
}
