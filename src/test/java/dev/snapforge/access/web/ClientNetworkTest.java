package dev.snapforge.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By what clients without a token are counted. */
class ClientNetworkTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2001:db8:1:2::3, 20010db800010002",
        "2001:db8:1:2:ffff::4, 20010db800010002",
        "::ffff:203.0.113.7, ::ffff:203.0.113.7",
        "a name of a proxy's making, a name of a proxy's making",
        "no:address, no:address",
    })
    void countsNetworksOfIpv6(String address, String counted) {
        assertThat(ClientNetwork.of(address)).isEqualTo(counted);
    }
}
