package dev.snapforge.access.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.access.AccessSettingException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class LoopbackBindingCheckTest {

    @Test
    void acceptsLoopback() {
        assertThatCode(() -> LoopbackBindingCheck.requireLoopback(InetAddress.getLoopbackAddress()))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAddressOthersCanReach() throws UnknownHostException {
        InetAddress reachable = InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
        assertThatThrownBy(() -> LoopbackBindingCheck.requireLoopback(reachable))
                .isInstanceOf(AccessSettingException.class);
        assertThatThrownBy(() -> LoopbackBindingCheck.requireLoopback(null)).isInstanceOf(AccessSettingException.class);
    }
}
