package dev.snapforge.access.token;

import dev.snapforge.access.AccessMode;
import dev.snapforge.access.AccessSettings;
import dev.snapforge.access.Caller;
import dev.snapforge.access.ConditionalOnAccessMode;
import dev.snapforge.access.Grant;
import dev.snapforge.access.NamePatterns;
import dev.snapforge.access.Scope;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees to it that there is an admin who can make tokens: the token in a file is an admin's, and without the file and without an admin's
 * token, one is made, and written there or printed. It is never logged.
 */
@Component
@ConditionalOnAccessMode(AccessMode.TOKENS)
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class BootstrapToken implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(BootstrapToken.class);
    private static final String NAME = "bootstrap";
    private static final Grant ADMIN = new Grant(Set.of(Scope.ADMIN), NamePatterns.ALL);

    private final AccessSettings settings;
    private final ApiTokenRepository records;
    private final ApiTokens tokens;
    private final PrintedToken printed;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BootstrapToken(
            AccessSettings settings,
            ApiTokenRepository records,
            ApiTokens tokens,
            PrintedToken printed,
            TransactionTemplate transaction,
            Clock clock) {
        this.settings = settings;
        this.records = records;
        this.tokens = tokens;
        this.printed = printed;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        TokenFile file = new TokenFile(settings.bootstrapTokenFile());
        transaction.executeWithoutResult(status -> {
            records.lockBootstrap();
            // One that was revoked stays so: its row is there already.
            file.read()
                    .or(() -> first(file))
                    .ifPresent(it -> tokens.add(NAME, ADMIN, Caller.SERVICE.principal(), null, it));
        });
    }

    // Handed over before it is stored: a token that is in the database alone would be lost, and no other would be made.
    private Optional<TokenSecret> first(TokenFile file) {
        return printed.isWanted() ? print() : write(file);
    }

    /** At the very first start only: restarting the service and reading its output must not be a way to become an admin. */
    private Optional<TokenSecret> print() {
        if (records.anyEver()) {
            return Optional.empty();
        }
        TokenSecret made = TokenSecret.generate();
        printed.print(made);
        return Optional.of(made);
    }

    private Optional<TokenSecret> write(TokenFile file) {
        if (records.anyAdmin(clock.instant())) {
            return Optional.empty();
        }
        TokenSecret made = TokenSecret.generate();
        Optional<TokenSecret> kept = file.create(made) ? Optional.of(made) : file.read();
        LOG.info("The first admin token is in {}", settings.bootstrapTokenFile().toAbsolutePath());
        return kept;
    }
}
