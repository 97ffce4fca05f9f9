package dev.snapforge.access.oidc;

import dev.snapforge.core.CiRun;
import dev.snapforge.core.CiRun.Workflow;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the run of a CI in the claims of a verified token: those of GitHub Actions, and those of GitLab. The claims name repositories by
 * their path; where they are follows from the issuer, or one issuer could name the repositories of another.
 */
final class CiRunClaims {

    private static final Pattern GITHUB =
            Pattern.compile("https://token\\.actions\\.(githubusercontent\\.com|[a-z0-9-]+\\.ghe\\.com)(/.*)?");
    private static final String ENTERPRISE_SERVER = "/_services/token";
    // No part begins with a dot and a second one, so none leads out of the host's repositories.
    private static final Pattern PATH = Pattern.compile("(?!.*\\.\\.)[A-Za-z0-9_.][\\w.+-]*(/[A-Za-z0-9_.][\\w.+-]*)+");
    private static final Pattern GITHUB_WORKFLOW =
            Pattern.compile("(?<path>[^@]+?)/(?<file>\\.github/workflows/[^@]+)@(?<ref>.+)");
    private static final Pattern GITLAB_WORKFLOW = Pattern.compile("(?<path>[^@]+?)//(?<file>[^@]+)@(?<ref>.+)");
    // Names of files and refs may have such a sign themselves; then nothing says where the ref begins.
    private static final Pattern TWO_REFS = Pattern.compile(".*@(refs/.*|[0-9a-f]{40})");
    private static final Pattern VISIBLE = Pattern.compile("[^\\p{C}\\p{Z}]{1,300}");

    private final URI issuer;
    private final String host;
    private final Map<String, Object> claims;

    private CiRunClaims(URI issuer, Map<String, Object> claims) {
        this.issuer = issuer;
        this.host = host(issuer.toString().replaceAll("/+$", ""));
        this.claims = claims;
    }

    /** The run, or null if the token names no repository, ref and commit in a form that can be shown and compared. */
    static @Nullable CiRun read(URI issuer, Map<String, Object> claims) {
        CiRunClaims reader = new CiRunClaims(issuer, claims);
        String github = reader.text("repository");
        String path = github == null ? reader.text("project_path") : github;
        String ref = github == null ? reader.gitlabRef() : reader.text("ref");
        String commit = reader.text("sha");
        if (path == null
                || !PATH.matcher(path).matches()
                || ref == null
                || commit == null
                || !commit.matches("[0-9a-f]{40}|[0-9a-f]{64}")) {
            return null;
        }
        return github == null ? reader.gitlab(path, ref, commit) : reader.github(path, ref, commit);
    }

    private CiRun github(String path, String ref, String commit) {
        Workflow started = workflow(GITHUB_WORKFLOW, text("workflow_ref"), host + "/");
        Workflow job = workflow(GITHUB_WORKFLOW, text("job_workflow_ref"), host + "/");
        return new CiRun(
                issuer.toString(),
                host + "/" + path,
                text("repository_id"),
                text("repository_owner_id"),
                ref,
                commit,
                started,
                job == null || job.equals(started) ? null : job,
                text("run_id"),
                text("run_attempt"),
                null,
                text("event_name"));
    }

    private CiRun gitlab(String path, String ref, String commit) {
        String scheme = issuer.getScheme() + "://";
        Workflow started = workflow(GITLAB_WORKFLOW, text("ci_config_ref_uri"), scheme);
        return new CiRun(
                issuer.toString(),
                host + "/" + path,
                text("project_id"),
                text("namespace_id"),
                ref,
                commit,
                // A pipeline's configuration may be elsewhere, but not on another host than the one that the issuer
                // speaks for.
                started == null || !started.repository().startsWith(host + "/") ? null : started,
                null,
                text("pipeline_id"),
                null,
                text("job_id"),
                text("pipeline_source"));
    }

    // Branches and tags may have the same name, which GitLab's claim gives alone.
    private @Nullable String gitlabRef() {
        String full = text("ref_path");
        String name = text("ref");
        if (full != null || name == null) {
            return full;
        }
        return switch (String.valueOf(text("ref_type"))) {
            case "branch" -> "refs/heads/" + name;
            case "tag" -> "refs/tags/" + name;
            default -> null;
        };
    }

    private static @Nullable Workflow workflow(Pattern form, @Nullable String claim, String before) {
        Matcher parts = form.matcher(claim == null ? "" : claim);
        return parts.matches() && !TWO_REFS.matcher(parts.group("ref")).matches()
                ? new Workflow(before + parts.group("path"), parts.group("file"), parts.group("ref"))
                : null;
    }

    private static String host(String issuer) {
        Matcher github = GITHUB.matcher(issuer);
        if (github.matches()) {
            String name = github.group(1);
            return "https://" + (name.equals("githubusercontent.com") ? "github.com" : name);
        }
        return issuer.endsWith(ENTERPRISE_SERVER)
                ? issuer.substring(0, issuer.length() - ENTERPRISE_SERVER.length())
                : issuer;
    }

    private @Nullable String text(String claim) {
        Object value = claims.get(claim);
        String text = value instanceof String || value instanceof Number ? value.toString() : "";
        return VISIBLE.matcher(text).matches() ? text : null;
    }
}
