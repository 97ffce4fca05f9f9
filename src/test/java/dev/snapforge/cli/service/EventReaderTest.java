package dev.snapforge.cli.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads events as browsers do. */
class EventReaderTest {

    @Test
    void readsEventsAndPassesOverComments() {
        List<ServerEvent> events = new ArrayList<>();
        EventReader reader = new EventReader("3", events::add);
        ":still here\n\nid:4\nevent:job-running\ndata:{\"target\":\ndata: \"t\"}\n\nid: 5\nevent: build-failed\ndata: {}\n\n"
                .lines()
                .forEach(reader::read);
        assertThat(events).extracting(ServerEvent::type).containsExactly("job-running", "build-failed");
        assertThat(events.get(0).data().text("target")).isEqualTo("t");
        assertThat(reader.lastId()).isEqualTo("5");
    }
}
