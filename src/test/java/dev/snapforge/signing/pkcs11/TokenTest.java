package dev.snapforge.signing.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.OpenSsl;
import dev.snapforge.support.SoftHsm;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token of SoftHSM, with all that can be wrong about it. */
class TokenTest {

    @TempDir
    Path folder;

    private SoftHsm hsm;
    private Path library;
    private Path pinFile;
    private String label = "snapforge";
    private String keyLabel = "snapforge";
    private @Nullable String keyId;
    private final List<Token> opened = new ArrayList<>();

    @BeforeEach
    void makeToken() throws Exception {
        hsm = SoftHsm.in(folder);
        hsm.addToken("snapforge");
        library = hsm.library();
        pinFile = hsm.pinFile(SoftHsm.PIN);
    }

    @AfterEach
    void close() {
        opened.forEach(Token::close);
    }

    @Test
    void opensslVerifiesWhatTheTokenSigns() throws Exception {
        hsm.addKey("snapforge", "snapforge", "01");
        byte[] message = new byte[3_000_000];
        message[1_000_000] = 7;
        TokenKey key = open().keys().get(0);

        Files.write(folder.resolve("x"), message);
        Files.write(folder.resolve("x.sig"), key.sign(message));
        Files.writeString(folder.resolve("key.pem"), pem(key));

        assertThat(OpenSsl.verify(folder, "key.pem", "x.sig", "x").exitCode()).isZero();
        message[0] = 1;
        Files.write(folder.resolve("x"), message);
        assertThat(OpenSsl.verify(folder, "key.pem", "x.sig", "x").exitCode()).isNotZero();
    }

    @Test
    void theGreatestIdComesFirstUnlessOneIsNamed() throws Exception {
        hsm.addKey("snapforge", "snapforge", "0a");
        hsm.addKey("snapforge", "snapforge", "0100");
        hsm.addKey("snapforge", "another", "ff");

        assertThat(open().keys()).extracting(TokenKey::id).containsExactly("0100", "0a");
        keyId = "0A";
        assertThat(open().keys()).extracting(TokenKey::id).containsExactly("0a");
        keyId = "0b";
        assertThat(refusal()).isEqualTo("token-key-not-found");
    }

    @Test
    void refusesWhatIsNoLibrary() throws Exception {
        library = folder.resolve("none.so");
        assertThat(refusal()).isEqualTo("token-library-unavailable");
        library = Files.writeString(folder.resolve("text.so"), "no library");
        assertThat(refusal()).isEqualTo("token-library-unavailable");
    }

    @Test
    void refusesATokenThatIsNotThere() {
        label = "elsewhere";
        assertThat(refusal()).isEqualTo("token-not-found");
        assertThat(open().problem()).isEmpty();
    }

    @Test
    void refusesKeysThatAreMissingOrOfAnotherType() throws Exception {
        assertThat(refusal()).isEqualTo("token-key-not-found");
        hsm.add("snapforge", "snapforge", "01", "rsa");
        assertThat(refusal()).isEqualTo("token-key-unusable");
        keyLabel = "twice";
        hsm.addKey("snapforge", "twice", "02");
        hsm.addKey("snapforge", "twice", "0002");
        assertThat(refusal()).isEqualTo("token-key-unusable");
    }

    @Test
    void refusesAPinThatOthersCanReadOrThatIsMissing() throws Exception {
        Files.setPosixFilePermissions(pinFile, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(refusal()).isEqualTo("token-pin-unavailable");
        Files.delete(pinFile);
        assertThat(refusal()).isEqualTo("token-pin-unavailable");
    }

    @Test
    void doesNotTryAWrongPinTwice() throws Exception {
        hsm.addKey("snapforge", "snapforge", "01");
        hsm.pinFile("wrong");
        Token token = open();

        assertThat(message(token)).contains("CKR_PIN_INCORRECT");
        assertThat(message(token))
                .contains("the PIN that it has refused before")
                .doesNotContain("wrong\n");
        hsm.pinFile(SoftHsm.PIN);
        assertThat(token.keys()).hasSize(1);
    }

    @Test
    void logsInAgainOnceTheSessionIsLost() throws Exception {
        hsm.addKey("snapforge", "snapforge", "01");
        Token token = open();
        TokenKey key = token.keys().get(0);
        byte[] before = key.sign(new byte[10]);

        SessionLoss.of(library);

        assertThat(key.sign(new byte[10])).isEqualTo(before);
    }

    @Test
    void isUnavailableWhileTheTokenIsGoneAndWorksAgainAfterwards() throws Exception {
        hsm.addKey("snapforge", "snapforge", "01");
        Token token = open();
        TokenKey key = token.keys().get(0);
        Path elsewhere = Files.move(hsm.tokens(), folder.resolve("elsewhere"));
        Files.createDirectory(hsm.tokens());
        SessionLoss.of(library);

        assertThat(code(() -> key.sign(new byte[10]))).isEqualTo("token-not-found");
        assertThat(token.problem()).isPresent();

        Files.delete(hsm.tokens());
        Files.move(elsewhere, hsm.tokens());
        assertThat(key.sign(new byte[10])).hasSize(64);
        assertThat(token.problem()).isEmpty();
    }

    /** The id is the same, the key is another. */
    @Test
    void doesNotSignWithAnotherKeyInThePlaceOfTheFirst() throws Exception {
        hsm.addKey("snapforge", "snapforge", "01");
        TokenKey key = open().keys().get(0);
        Files.move(hsm.tokens(), folder.resolve("elsewhere"));
        Files.createDirectory(hsm.tokens());
        hsm.addToken("snapforge");
        hsm.addKey("snapforge", "snapforge", "01");
        SessionLoss.of(library);

        assertThat(code(() -> key.sign(new byte[10]))).isEqualTo("token-key-not-found");
    }

    @Test
    void givesUpOnALibraryThatDoesNotComeBack() throws Exception {
        hsm.addKey("snapforge", "snapforge", "01");
        Token token = open(Duration.ofMillis(50));
        synchronized (Token.LIBRARY) {
            assertThat(message(token)).contains("no answer within 50 ms");
            assertThat(message(token)).contains("CKR_OK");
        }
        // What was given up on comes to its end at last.
        assertThat(open().keys()).hasSize(1);
    }

    private Token open() {
        return open(Duration.ofSeconds(10));
    }

    private Token open(Duration timeout) {
        Token token = new Token(new TokenSettings(library, label, null, keyLabel, keyId, pinFile, timeout));
        opened.add(token);
        return token;
    }

    private String refusal() {
        Token token = open();
        return code(token::keys);
    }

    private static String message(Token token) {
        try {
            return "keys: " + token.keys().size();
        } catch (Pkcs11Exception e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String code(Runnable refused) {
        try {
            refused.run();
        } catch (Pkcs11Exception e) {
            return e.code();
        }
        return "accepted";
    }

    private static String pem(TokenKey key) {
        return PublicKeyInfo.of(key.publicKey(), Instant.EPOCH, null, KeyStatus.ACTIVE)
                .toPem();
    }
}
