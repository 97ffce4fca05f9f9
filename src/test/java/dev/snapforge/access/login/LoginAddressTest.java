package dev.snapforge.access.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where issuers send people back to. */
class LoginAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://snapforge.example, https://snapforge.example/sign-in/{registrationId}/callback",
        "https://snapforge.example/, https://snapforge.example/sign-in/{registrationId}/callback",
        "https://tools.example:8443/snapforge, https://tools.example:8443/snapforge/sign-in/{registrationId}/callback",
        "http://localhost:8080, http://localhost:8080/sign-in/{registrationId}/callback",
    })
    void isBelowTheAddressOfTheService(URI address, String redirect) {
        assertThat(new LoginAddress(address).redirect()).isEqualTo(redirect);
    }

    @Test
    void isThatOfTheRequestUnlessThereIsASetting() {
        assertThat(new LoginAddress(null).redirect()).isEqualTo("{baseUrl}/sign-in/{registrationId}/callback");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://snapforge.example",
                "snapforge.example",
                "/snapforge",
                "https:///",
                "https://ada@snapforge.example",
                "https://snapforge.example?a=b",
                "https://snapforge.example#a",
                "javascript:alert(1)",
            })
    void refusesAddressesThatACodeMustNotBeSentTo(URI address) {
        assertThatThrownBy(() -> new LoginAddress(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("snapforge.access.oidc.address");
    }
}
