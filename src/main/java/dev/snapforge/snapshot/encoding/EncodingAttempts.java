package dev.snapforge.snapshot.encoding;

import dev.snapforge.blob.BlobDamagedException;
import dev.snapforge.blob.BlobMissingException;
import dev.snapforge.blob.BlobStoreUnavailableException;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Makes each compressed container in one process only, and tells what is wrong with it from what is wrong with everything. */
@Component
class EncodingAttempts {

    private static final Logger LOG = LoggerFactory.getLogger(EncodingAttempts.class);

    private final EncodingRepository rows;

    EncodingAttempts(EncodingRepository rows) {
        this.rows = rows;
    }

    /**
     * Makes one, unless another process does. Attempts are counted for what ends a process, so one that met an outage is not.
     *
     * @param maker puts it into the store, or declines it
     * @return whether it makes sense to go on with others: not while the store or the database cannot be used
     */
    boolean make(EncodingKey key, Instant now, Consumer<EncodingKey> maker) {
        try {
            if (rows.claim(key, now)) {
                maker.accept(key);
            }
            return true;
        } catch (BlobDamagedException | BlobMissingException e) {
            LOG.warn("Container {} cannot be put into the coding {}", key.container(), key.coding(), e);
            return true;
        } catch (DataIntegrityViolationException e) {
            LOG.info("Container {} in the coding {} has lost a snapshot", key.container(), key.coding(), e);
            return true;
        } catch (BlobStoreUnavailableException | DataAccessException | TransactionException e) {
            LOG.warn("Container {} is put into the coding {} later", key.container(), key.coding(), e);
            rows.giveBack(key, now);
            return false;
        }
    }
}
