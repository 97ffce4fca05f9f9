package dev.snapforge.journey.edge;

import dev.snapforge.support.answer.BuildAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A build that waits for its builder, and two principals who want to know what becomes of it. */
abstract class FollowedBuildFixture extends EdgeFixture {

    String red;
    String blue;
    BuildAnswer build;

    @BeforeEach
    void submit() {
        red = token("red");
        blue = token("blue");
        build = tokens.with(red).build("", "globalThis.followed = 1;");
    }

    @AfterEach
    void cancel() {
        tokens.with(red).post(build.path() + "/cancel", "");
    }
}
