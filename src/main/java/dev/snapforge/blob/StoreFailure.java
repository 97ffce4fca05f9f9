package dev.snapforge.blob;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Why the store cannot be used, and what to do: for the log and for health, never for clients. */
enum StoreFailure {
    /** S3 knows the access key and computes another signature. */
    WRONG_SECRET("Check the secret access key (AWS_SECRET_ACCESS_KEY)."),
    /** S3 does not know the access key, or its token is over. */
    UNKNOWN_ACCESS_KEY("Check the access key (AWS_ACCESS_KEY_ID) and, of temporary credentials, their token."),
    /** Nothing in AWS's standard chain has credentials. */
    NO_CREDENTIALS("Give the process credentials: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a role."),
    /** The credentials are right and may not do this. */
    ACCESS_DENIED("Allow the credentials to list the bucket, and to get, put and delete its objects."),
    /** There is no such bucket. */
    NO_SUCH_BUCKET("Create the bucket, or correct snapforge.blob.s3.bucket."),
    /** The bucket is in another region. */
    WRONG_REGION("Correct snapforge.blob.s3.region, or the endpoint."),
    /** The clocks of this machine and of S3 differ by more than S3 allows, usually 15 minutes. */
    CLOCK_SKEW("Set this machine's clock, for example with NTP."),
    /** Nothing listens there, or a firewall says so. */
    CONNECTION_REFUSED("Check snapforge.blob.s3.endpoint, and that the server runs."),
    /** The host of the endpoint has no address. */
    UNKNOWN_HOST("Check the host in snapforge.blob.s3.endpoint, and DNS."),
    /** No answer in time. */
    TIMEOUT("Check the network and the server's load; snapforge.blob.s3.timeout is the limit."),
    /** S3 answered with an error of its own. */
    SERVER_ERROR("See the server's log."),
    /** The connection broke, or the directory cannot be read or written. */
    INPUT_OUTPUT("Check the network to S3 or, with files, the directory's permissions and the free space."),
    /** Something else. */
    OTHER("See the error.");

    private final String hint;

    StoreFailure(String hint) {
        this.hint = hint;
    }

    /** Judges by the failure and by what caused it. */
    static StoreFailure of(Throwable failure) {
        return find(failure, AwsServiceException.class)
                .map(StoreFailure::ofAnswer)
                .orElseGet(() -> ofCause(failure));
    }

    /** A stable word, for example {@code wrong-secret}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String hint() {
        return hint;
    }

    /** By S3's error codes ("Error responses" in its API reference). */
    private static StoreFailure ofAnswer(AwsServiceException answer) {
        String code = answer.awsErrorDetails() == null
                ? ""
                : String.valueOf(answer.awsErrorDetails().errorCode());
        return switch (code) {
            case "SignatureDoesNotMatch" -> WRONG_SECRET;
            case "InvalidAccessKeyId", "InvalidToken", "ExpiredToken", "InvalidClientTokenId" -> UNKNOWN_ACCESS_KEY;
            case "AccessDenied", "AllAccessDisabled" -> ACCESS_DENIED;
            case "NoSuchBucket" -> NO_SUCH_BUCKET;
            case "AuthorizationHeaderMalformed", "PermanentRedirect" -> WRONG_REGION;
            case "RequestTimeTooSkewed", "RequestExpired" -> CLOCK_SKEW;
            default -> SERVER_ERROR;
        };
    }

    private static StoreFailure ofCause(Throwable failure) {
        if (has(failure, ConnectException.class)) {
            return CONNECTION_REFUSED;
        }
        if (has(failure, UnknownHostException.class)) {
            return UNKNOWN_HOST;
        }
        if (has(failure, SocketTimeoutException.class)
                || has(failure, ApiCallTimeoutException.class)
                || has(failure, ApiCallAttemptTimeoutException.class)) {
            return TIMEOUT;
        }
        if (has(failure, IOException.class)) {
            return INPUT_OUTPUT;
        }
        return find(failure, SdkClientException.class)
                .filter(it -> String.valueOf(it.getMessage()).contains("Unable to load credentials"))
                .map(it -> NO_CREDENTIALS)
                .orElse(OTHER);
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return find(failure, type).isPresent();
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
