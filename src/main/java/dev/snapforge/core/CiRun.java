package dev.snapforge.core;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One run of a CI, as a token proved that a trusted issuer has signed for it. Every text has at most 1000 characters, all of them visible.
 *
 * @param issuer address of the issuer, for example {@code https://token.actions.githubusercontent.com}
 * @param repository address of the repository, for example {@code https://github.com/acme/tools}; its host follows from the issuer, so
 *     that none can speak for repositories of another
 * @param repositoryId number that stays when the repository is renamed, or null
 * @param ownerId number of the repository's owner, or null
 * @param ref full name of the branch or tag, for example {@code refs/heads/main}
 * @param commit its object id: 40 or 64 hexadecimal digits
 * @param workflow what the run was started from, or null
 * @param reusableWorkflow the other workflow that the job itself comes from, or null if it comes from the first
 * @param run number of the run (GitHub) or pipeline (GitLab), or null
 * @param attempt which attempt of the run it is, from 1, or null
 * @param job number of the job, or null
 * @param event what started the run, for example {@code push}, or null
 */
public record CiRun(
        String issuer,
        String repository,
        @Nullable String repositoryId,
        @Nullable String ownerId,
        String ref,
        String commit,
        @Nullable Workflow workflow,
        @Nullable Workflow reusableWorkflow,
        @Nullable String run,
        @Nullable String attempt,
        @Nullable String job,
        @Nullable String event) {

    private static final Pattern TEXT = Pattern.compile("[^\\p{C}\\p{Z}]{1,1000}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    /**
     * Refuses what is no such text.
     *
     * @throws IllegalArgumentException if one of them is malformed
     */
    public CiRun {
        require(issuer, TEXT);
        require(repository, TEXT);
        require(repositoryId, TEXT);
        require(ownerId, TEXT);
        require(ref, TEXT);
        require(commit, COMMIT);
        require(run, TEXT);
        require(attempt, TEXT);
        require(job, TEXT);
        require(event, TEXT);
    }

    /**
     * A file that says what a run does.
     *
     * @param repository address of the repository that it is in
     * @param path within the repository, for example {@code .github/workflows/release.yml}
     * @param ref which revision of it ran: the full name of a branch or tag, or a commit
     */
    public record Workflow(String repository, String path, String ref) {

        /**
         * Refuses what is no such text.
         *
         * @throws IllegalArgumentException if one of them is malformed
         */
        public Workflow {
            require(repository, TEXT);
            require(path, TEXT);
            require(ref, TEXT);
        }
    }

    /** Repository and ref as one address (SPDX 2.3, section 7.7), for example {@code git+https://github.com/acme/tools@refs/heads/main}. */
    public String uri() {
        URI plain = URI.create(repository);
        try {
            return new URI("git+" + plain.getScheme(), plain.getAuthority(), plain.getPath() + "@" + ref, null, null)
                    .toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(repository + "@" + ref + " is no address", e);
        }
    }

    /** Whether the other run was of the same commit of the same repository. */
    public boolean isOfSameCommit(CiRun other) {
        return repository.equals(other.repository) && commit.equals(other.commit);
    }

    private static void require(@Nullable String text, Pattern form) {
        if (text != null && !form.matcher(text).matches()) {
            throw new IllegalArgumentException("Expected " + form + ", found " + text.length() + " characters");
        }
    }
}
