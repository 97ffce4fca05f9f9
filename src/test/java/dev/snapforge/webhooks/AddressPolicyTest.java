package dev.snapforge.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.access.AccessMode;
import dev.snapforge.access.AccessSettings;
import dev.snapforge.webhooks.AddressPolicy.ForbiddenAddressException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Which addresses may be called. No name but that of this machine is looked up. */
class AddressPolicyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.170",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::127.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "ff02::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                // As some resolvers read numbers.
                "2130706433",
                "127.1",
            })
    void leaveOutWhatIsNotPublic(String host) {
        assertThatThrownBy(() -> policy(Set.of(AccessMode.TOKENS), null).resolve(host, false))
                .isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111"})
    void holdWhatIsPublicWithTlsOnly(String host) throws UnknownHostException {
        AddressPolicy policy = policy(Set.of(AccessMode.TOKENS), null);

        assertThat(policy.resolve(host, false)).hasSize(1);
        assertThatThrownBy(() -> policy.resolve(host, true)).isInstanceOf(ForbiddenAddressException.class);
    }

    @Test
    void holdNetworksThatTheOperatorAllows() throws UnknownHostException {
        AddressPolicy policy = policy(Set.of(AccessMode.TOKENS), List.of("10.1.0.0/16", "fd00:1::/32"));

        assertThat(policy.resolve("10.1.255.1", true)).hasSize(1);
        assertThat(policy.resolve("fd00:1::5", false)).hasSize(1);
        assertThatThrownBy(() -> policy.resolve("10.2.0.1", false)).isInstanceOf(ForbiddenAddressException.class);
        assertThatThrownBy(() -> policy.resolve("127.0.0.1", false)).isInstanceOf(ForbiddenAddressException.class);
    }

    @Test
    void holdThisMachineWhereNobodyIsAskedWhoTheyAre() throws UnknownHostException {
        assertThat(policy(Set.of(AccessMode.LOOPBACK), null).resolve("127.0.0.1", true))
                .hasSize(1);
        assertThatThrownBy(() -> policy(Set.of(AccessMode.LOOPBACK), List.of()).resolve("127.0.0.1", false))
                .isInstanceOf(ForbiddenAddressException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "example.org/8", "/8", "1::/129", "fd00::1%lo/64"})
    void areNotSetToWhatIsNoNetwork(String network) {
        assertThatThrownBy(() -> policy(Set.of(AccessMode.TOKENS), List.of(network)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(network);
    }

    private static AddressPolicy policy(Set<AccessMode> modes, @Nullable List<String> allowed) {
        AccessSettings access = new Binder(new MapConfigurationPropertySource(Map.of("a.mode", modes)))
                .bindOrCreate("a", AccessSettings.class);
        return new AddressPolicy(TestWebhookSettings.allowing(allowed), access);
    }
}
