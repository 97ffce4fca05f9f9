package dev.snapforge.journey.api;

import static dev.snapforge.support.ServiceClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A visitor of a fresh service opens each operation, presses "Try it out" and "Execute", and changes nothing. */
@WholeService
@TestPropertySource(
        properties = {
            "snapforge.builder.measurement-runs=1",
            "snapforge.engine.limits.cpu=60s",
            "snapforge.engine.limits.wall-clock=120s"
        })
class SwaggerUiTest extends ChromiumFixture {

    private static final String SUBMIT = "submitBuild";
    private static final String CANCEL = "cancelBuild";
    private static final String REVOKE = "revokeSnapshot";
    private static final List<String> WITHDRAWALS = List.of("retireKey", "revokeKey");
    /** Operation → the name of the picture of its answer. */
    private static final Map<String, String> PICTURES =
            Map.of("submitBuild", "script", "getSnapshot", "describe", "followBuild", "events");

    /** Described everywhere, and there only where the access mode is {@code tokens}. */
    private static final List<String> TOKENS = List.of("listTokens", "createToken", "revokeToken");

    private static final String START_CHECK = "startStorageCheck";
    private static final String CANCEL_CHECK = "cancelStorageCheck";
    private static final String CREATE_WEBHOOK = "createWebhook";
    private static final String TEST_WEBHOOK = "testWebhook";
    private static final String DELETE_WEBHOOK = "deleteWebhook";

    @LocalServerPort
    private int port;

    private ServiceClient service;
    private SwaggerPage page;

    @BeforeEach
    void openPage() {
        service = new ServiceClient(port);
        page = new SwaggerPage(browser, service.base());
    }

    /** Swagger UI resolves the whole document for each operation that is opened, which takes seconds where other tests run as well. */
    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void everyOperationsExampleWorksWhenPressed() throws IOException {
        tellsAFreshVisitorWhereToStart();
        buildsAFileThroughTheForm();

        Map<String, Integer> statuses = new LinkedHashMap<>();
        makesAWebhookWithADelivery(statuses);
        page.open();
        statuses.put(START_CHECK, press(START_CHECK));
        List<String> operations = new ArrayList<>(page.operations());
        assertThat(operations).hasSizeGreaterThanOrEqualTo(17).contains(SUBMIT, CANCEL, REVOKE);
        operations.removeAll(Set.of(CANCEL, REVOKE, START_CHECK, CANCEL_CHECK, DELETE_WEBHOOK));
        operations.removeAll(WITHDRAWALS);
        operations.removeAll(TOKENS);
        operations.removeAll(statuses.keySet());
        for (String operation : operations) {
            statuses.put(operation, press(operation));
            if (PICTURES.containsKey(operation)) {
                page.picture(PICTURES.get(operation), operation, ".live-responses-table");
            }
            // With all of them open, the page becomes slower with each.
            page.close(operation);
        }
        statuses.put(CANCEL, cancelsABuildThatHasNotEnded());
        // Last, as nothing else could be downloaded afterwards.
        page.open();
        statuses.put(REVOKE, press(REVOKE));
        statuses.put(DELETE_WEBHOOK, press(DELETE_WEBHOOK));

        SoftAssertions all = new SoftAssertions();
        // A fresh store is checked within a second: there may be nothing left to stop.
        all.assertThat(press(CANCEL_CHECK)).as(CANCEL_CHECK).isIn(200, 409);
        // The only key of a fresh service is in use, so their example names another one.
        page.open();
        Stream.concat(WITHDRAWALS.stream(), TOKENS.stream())
                .forEach(operation ->
                        all.assertThat(press(operation)).as(operation).isEqualTo(404));
        statuses.forEach((operation, status) -> all.assertThat(status).as(operation).isBetween(200, 399));
        all.assertAll();
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
                .filteredOn(it -> it.getLevel().intValue() >= Level.SEVERE.intValue())
                .extracting(LogEntry::getMessage)
                .allMatch(message -> message.contains("/api/v1/keys/")
                        || message.contains("/api/v1/tokens")
                        || message.contains("/api/v1/storage/checks/latest/cancel"));
    }

    private void tellsAFreshVisitorWhereToStart() throws IOException {
        page.open().picture("fresh");
        page.tryOut("getBuild");
        assertThat(page.text("getBuild")).contains("There is none yet: run POST /api/v1/builds first");
        assertThat(press("listBuilds")).isEqualTo(200);
        assertThat(press("getKey")).isEqualTo(200);
    }

    private void buildsAFileThroughTheForm() throws IOException {
        page.tryOut(SUBMIT);
        page.chooseContentType(SUBMIT, "multipart/form-data");
        page.chooseFile(SUBMIT, Path.of("examples/greeting.js"));
        assertThat(page.execute(SUBMIT)).as(() -> page.answer(SUBMIT)).isEqualTo(200);
        assertThat(page.answer(SUBMIT)).contains("greeting.js", "SUCCEEDED", "sha256:");
        page.picture("form", SUBMIT, ".opblock-section-request-body");
        // Its metrics have a signed statement of their own, to be downloaded like the rest.
        await().atMost(Duration.ofMinutes(4)).until(() -> json(service.get("/api/v1/snapshots"))
                .at("/items/0/metrics/state")
                .asString()
                .equals("MEASURED"));
    }

    private void makesAWebhookWithADelivery(Map<String, Integer> statuses) {
        page.open();
        statuses.put(CREATE_WEBHOOK, press(CREATE_WEBHOOK));
        page.open();
        statuses.put(TEST_WEBHOOK, press(TEST_WEBHOOK));
    }

    private int cancelsABuildThatHasNotEnded() {
        // Each job ends at the limit of processor time. There are more than builders take at once, so that the last one is
        // still to be cancelled when the page has loaded.
        List<String> slow = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            slow.add(BuildAnswer.of(service.post(Form.of("slow.js", "for (;;); // " + i))).id());
        }
        page.open();
        int status = press(CANCEL);
        slow.forEach(it -> assertThat(service.post("/api/v1/builds/" + it + "/cancel", "application/json", "")
                        .statusCode())
                .isIn(200, 202, 409));
        return status;
    }

    private int press(String operation) {
        page.tryOut(operation);
        return page.execute(operation);
    }
}
