package dev.snapforge.journey.drill;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.answer.SpecBuilder.spec;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.answer.BuildAnswer;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** One of several clients that queue builds as CI would: with a key for each, and again where there was no clear answer. */
final class StormClient {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Every tenth of its bundles is wrong, and must be refused for the right reason. */
    private static final int BROKEN = 10;

    private final int number;
    private final int builds;
    private final Supplier<ServiceClient> service;
    private final Map<Integer, String> ids = new LinkedHashMap<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private long lost;

    StormClient(int number, int builds, Supplier<ServiceClient> service) {
        this.number = number;
        this.builds = builds;
        this.service = service;
    }

    /** Queues all builds, one after the other. */
    void queueAll() {
        for (int build = 0; build < builds; build++) {
            String key = UUID.randomUUID().toString();
            Form form = form(build);
            HttpResponse<String> answer = untilClear(() -> service.get().post(form, "Idempotency-Key", key));
            if (answer.statusCode() == 202) {
                ids.put(build, BuildAnswer.of(answer).id());
            } else {
                wrong.add(answer.statusCode() + " " + answer.body());
            }
        }
    }

    /** Looks at each build that was accepted. */
    void checkAll() {
        for (int build = 0; build < builds; build++) {
            String id = ids.get(build);
            if (id == null) {
                lost++;
                continue;
            }
            BuildAnswer answer = BuildAnswer.of(untilClear(() -> service.get().get("/api/v1/builds/" + id)));
            String expected = broken(build) ? "FAILED syntax-error" : "SUCCEEDED ";
            String found = answer.status() + " "
                    + (answer.job().isNull("problem")
                            ? ""
                            : answer.job().problem().code());
            if (!found.equals(expected)) {
                lost++;
                wrong.add(expected + " expected of " + answer);
            }
        }
    }

    long lost() {
        return lost;
    }

    /** Answers that are neither right nor a clear error. */
    List<String> wrong() {
        return wrong;
    }

    /** Asks again where the service is unavailable or says that it is. Whatever else it answers is for the caller to judge. */
    private HttpResponse<String> untilClear(Callable<HttpResponse<String>> request) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .pollDelay(Duration.ZERO)
                .until(() -> attempt(request), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<HttpResponse<String>> attempt(Callable<HttpResponse<String>> request) throws Exception {
        try {
            HttpResponse<String> answer = request.call();
            if (answer.statusCode() != 503) {
                return Optional.of(answer);
            }
            if (!answer.body().contains("database-unavailable")
                    || answer.headers().firstValue("Retry-After").isEmpty()) {
                wrong.add("An unclear 503: " + answer.body());
            }
        } catch (UncheckedIOException e) {
            // The connection was refused or cut: as clear as it can be.
        }
        return Optional.empty();
    }

    private static boolean broken(int build) {
        return build % BROKEN == BROKEN - 1;
    }

    private Form form(int build) {
        String value = number + "." + build;
        // The check proves that the snapshot is made from this client's bundle.
        return Form.of("storm.js", broken(build) ? "globalThis.value = ;" : "globalThis.value = '" + value + "';")
                .spec(spec().name("storm." + number).target(CURRENT).check("value", value));
    }
}
