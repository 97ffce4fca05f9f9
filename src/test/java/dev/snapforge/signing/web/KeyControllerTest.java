package dev.snapforge.signing.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.snapforge.signing.KeyRing;
import dev.snapforge.signing.KeysInMemory;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.SampleSnapshots;
import dev.snapforge.verify.VerificationKeys;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class KeyControllerTest {

    private final PublicKeyInfo revoked = SampleSnapshots.publicKey(SampleSnapshots.keyPair(), KeyStatus.REVOKED);

    @TempDir
    Path folder;

    private PublicKeyInfo active;
    private MockMvc mvc;

    @BeforeEach
    void start() {
        KeyRing ring = KeysInMemory.ring(folder.resolve("key.pem"), revoked);
        active = ring.all().get(1);
        mvc = MockMvcBuilders.standaloneSetup(new KeyController(ring), new KeySetController(ring))
                .build();
    }

    @Test
    void listsAllKeysWithTheirStatus() throws Exception {
        mvc.perform(get("/api/v1/keys"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].id").value(revoked.keyId()))
                .andExpect(jsonPath("$.items[0].status").value("REVOKED"))
                .andExpect(jsonPath("$.items[1].id").value(active.keyId()))
                .andExpect(jsonPath("$.items[1].notBefore").value("2026-06-01T00:00:00Z"));
    }

    @Test
    void showsKeyAsJsonUnlessPemIsAskedFor() throws Exception {
        mvc.perform(get("/api/v1/keys/" + active.keyId()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.algorithm").value("Ed25519"));
        mvc.perform(get("/api/v1/keys/" + active.keyId()).accept("application/x-pem-file"))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("application/x-pem-file"))
                .andExpect(content().string(active.toPem()));
    }

    @Test
    void revokesKeyForAReason() throws Exception {
        mvc.perform(post("/api/v1/keys/" + active.keyId() + "/revoke")
                        .contentType("application/json")
                        .content("{\"reason\":\"A copy of it was found.\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("REVOKED"));
        mvc.perform(get("/.well-known/jwks.json"))
                .andExpect(jsonPath("$.keys.length()").value(0))
                .andExpect(jsonPath("$.endorsements.length()").value(0))
                .andExpect(jsonPath("$.revoked", hasItem(active.keyId())));
    }

    @Test
    void keySetHoldsNoRevokedKeyAndTheClientReadsIt() throws Exception {
        String jwks = mvc.perform(get("/.well-known/jwks.json"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.keys.length()").value(1))
                .andExpect(jsonPath("$.keys[0].kty").value("OKP"))
                .andExpect(jsonPath("$.keys[0].alg").value("EdDSA"))
                .andExpect(jsonPath("$.keys[0].use").value("sig"))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(VerificationKeys.fromJwks(jwks).find(active.keyId())).contains(active);
        assertThat(VerificationKeys.fromJwks(jwks).find(revoked.keyId())).isEmpty();
    }
}
