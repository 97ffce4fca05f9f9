package dev.snapforge.builds.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What builders have written about a job. Each of them can write to all jobs, so what is not as it should be is left out and said in its
 * place: one row must not hide the others of a list.
 */
public final class StoredReports {

    private static final Logger LOG = LoggerFactory.getLogger(StoredReports.class);

    private static final String CODE = "report-unreadable";
    private static final String DETAIL =
            "What a builder wrote about this job is not what this version of the service writes.";
    private static final String HINT = "Ask the operator which builder wrote it: the job has its name.";

    /** Lists are asked for again and again. */
    private static final int MOST_LOGGED = 1000;

    /** It becomes part of addresses. */
    private static final Pattern CODES = Pattern.compile("[a-z0-9-]{1,64}");

    private static final Set<UUID> LOGGED = ConcurrentHashMap.newKeySet();

    private final UUID job;

    /** @param job whose columns are read */
    public StoredReports(UUID job) {
        this.job = job;
    }

    /** The stages of a column, those that can be read. */
    public List<CompletedStage> stages(String text) {
        return items(text, CompletedStage.class, it -> it.name() != null).readable();
    }

    /** The findings of a column, with one that says so if some cannot be read. */
    public List<Finding> findings(String text) {
        Items<Finding> items = items(text, Finding.class, it -> isCode(it.code()) && it.severity() != null);
        List<Finding> found = new ArrayList<>(items.readable());
        if (items.missing() > 0) {
            found.add(new Finding(
                    CODE, Severity.WARNING, "Findings cannot be read", DETAIL, HINT, null, items.missing()));
        }
        return found;
    }

    /** The problem of a column, or one that says that it cannot be read; null where there is none. */
    public @Nullable JobProblem problem(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            JobProblem found = ReportJson.read(text, JobProblem.class);
            if (found != null && isCode(found.code()) && found.others().stream().allMatch(it -> isCode(it.code()))) {
                return found;
            }
        } catch (JacksonException e) {
            log(e);
        }
        return JobProblem.of(CODE, "Why the job failed cannot be read", DETAIL, HINT);
    }

    /** The column holds an array, as the database makes sure. Lists of builds read many of them, and nearly all can be read at once. */
    private <T> Items<T> items(String text, Class<T> type, Predicate<T> complete) {
        try {
            List<T> all = ReportJson.readList(text, type);
            if (all.stream().allMatch(it -> it != null && complete.test(it))) {
                return new Items<>(all, 0);
            }
        } catch (JacksonException e) {
            log(e);
        }
        return oneByOne(ReportJson.readList(text, JsonNode.class), type, complete);
    }

    private <T> Items<T> oneByOne(List<JsonNode> nodes, Class<T> type, Predicate<T> complete) {
        List<T> items = new ArrayList<>();
        for (JsonNode node : nodes) {
            try {
                T item = ReportJson.read(node.toString(), type);
                if (item != null && complete.test(item)) {
                    items.add(item);
                }
            } catch (JacksonException e) {
                log(e);
            }
        }
        return new Items<>(items, nodes.size() - items.size());
    }

    private static boolean isCode(@Nullable String code) {
        return code != null && CODES.matcher(code).matches();
    }

    private void log(JacksonException e) {
        if (LOGGED.size() < MOST_LOGGED && LOGGED.add(job)) {
            LOG.error(
                    "What a builder wrote about job {} cannot be read: {}",
                    job,
                    Objects.toString(e.getOriginalMessage()));
        }
    }

    /** What could be read, and how many could not. */
    private record Items<T>(List<T> readable, int missing) {}
}
