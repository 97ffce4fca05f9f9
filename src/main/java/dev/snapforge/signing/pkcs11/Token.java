package dev.snapforge.signing.pkcs11;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PKCS#11 token with the service logged in. One thread alone calls the library, one call after the other; those who wait for it give
 * up after a time, since a library may never come back. A session that was lost is opened once more before a call fails.
 */
public final class Token implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Token.class);

    /** A library is one for the whole process, also where several tokens are open, as in tests. */
    static final Object LIBRARY = new Object();

    private static final int BYTES_A_SECOND = 1 << 20;

    private final TokenSettings settings;
    private final TokenLogin login;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Token::daemon);
    private volatile long busyUntil = Long.MAX_VALUE;
    private volatile @Nullable String problem;
    private @Nullable TokenSession session;

    /** Opens nothing yet. */
    public Token(TokenSettings settings) {
        this.settings = settings;
        this.login = new TokenLogin(settings.pinFile());
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(TokenSession session) throws CryptokiException;
    }

    /**
     * The key pairs with the label of the settings, the one with the greatest id first, and where the settings name an id, the one
     * with that id first.
     *
     * @throws Pkcs11Exception if there is none that can be used
     */
    public List<TokenKey> keys() {
        return call(settings.timeout(), it -> {
            List<TokenKey> all = new TokenKeys(it, this, settings.keyLabel()).all();
            String pinned = settings.keyId();
            List<TokenKey> first = pinned == null
                    ? all
                    : all.stream()
                            .filter(key -> key.id().equalsIgnoreCase(pinned))
                            .toList();
            if (first.isEmpty()) {
                throw Pkcs11Exception.noKey(
                        "a key pair '" + settings.keyLabel() + "'" + (pinned == null ? "" : " with the id " + pinned),
                        all.size() + " of that label");
            }
            return pinned == null ? all : first;
        });
    }

    /** What went wrong the last time, if anything did. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    byte[] sign(TokenKey key, byte[] message) {
        Duration patience = settings.timeout().plusSeconds(message.length / BYTES_A_SECOND);
        return call(patience, it -> it.sign(new TokenKeys(it, this, settings.keyLabel()).privateHalf(key), message));
    }

    private <T> T call(Duration patience, Work<T> work) {
        if (System.nanoTime() - busyUntil > 0 && busyUntil != Long.MAX_VALUE) {
            throw noted(Pkcs11Exception.unavailable("a call that has not come back"));
        }
        Future<T> answer = thread.submit(() -> {
            busyUntil = System.nanoTime() + patience.toNanos();
            try {
                return onThread(work);
            } finally {
                busyUntil = Long.MAX_VALUE;
            }
        });
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(false);
            throw noted(Pkcs11Exception.unavailable("no answer within " + patience.toMillis() + " ms"));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Pkcs11Exception refusal) {
                throw noted(refusal);
            }
            throw new IllegalStateException("The token could not be called", e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(false);
            Thread.currentThread().interrupt();
            throw Pkcs11Exception.unavailable("an interruption");
        }
    }

    private Pkcs11Exception noted(Pkcs11Exception refusal) {
        problem = refusal.getMessage();
        return refusal;
    }

    private <T> T onThread(Work<T> work) {
        synchronized (LIBRARY) {
            try {
                T done = withSession(work);
                problem = null;
                return done;
            } catch (CryptokiException e) {
                throw Pkcs11Exception.unavailable(String.valueOf(e.getMessage()));
            } catch (LinkageError e) {
                throw Pkcs11Exception.noLibrary(e);
            }
        }
    }

    private <T> T withSession(Work<T> work) throws CryptokiException {
        TokenSession open = session;
        if (open != null) {
            try {
                return work.on(open);
            } catch (CryptokiException e) {
                if (e.isAboutTheMessage()) {
                    throw e;
                }
                LOG.warn("The token's session is lost ({}); the service logs in again", e.getMessage());
                session = null;
            }
        }
        TokenSession again = TokenSession.open(Cryptoki.load(settings.library()), settings, login);
        session = again;
        return work.on(again);
    }

    @Override
    public void close() {
        thread.execute(() -> {
            synchronized (LIBRARY) {
                TokenSession open = session;
                session = null;
                if (open != null) {
                    open.close();
                }
            }
        });
        thread.shutdown();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "token");
        thread.setDaemon(true);
        return thread;
    }
}
