package dev.runsheet.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
    private static final Reach OUTSIDE = Reach.of(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "localhost",
                "LOCALHOST",
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "192.0.0.192",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "[::]",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:a9fe:a9fe]",
                "[::127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "[2001:0:7f00:1::]",
                "[fc00::1]",
                "[fd00:ec2::254]",
                "[fe80::1]",
                "[fec0::1]",
                "[ff02::1]"
            })
    void whatLiesWithinTheWallsMayNotBeCalled(String host) {
        assertThatThrownBy(() -> OUTSIDE.resolve(host, 80))
                .isInstanceOf(Undelivered.class)
                .hasMessageContaining("may not be called");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "172.15.0.1",
                "172.32.0.1",
                "100.63.0.1",
                "100.128.0.1",
                "169.253.0.1",
                "223.255.255.255",
                "[2606:4700::1111]",
                "[2a00:1450::1]"
            })
    void whatLiesOutsideMay(String host) {
        assertThat(OUTSIDE.resolve(host, 80)).isNotNull();
    }

    @Test
    void whatIsNamedMayBeCalled() {
        assertThat(Reach.of(List.of("Localhost")).resolve("localhost", 1)).isNotNull();
        assertThat(Reach.of(List.of("10.1.0.0/16")).resolve("10.1.2.3", 80)).isNotNull();
        assertThat(Reach.of(List.of("::1/128")).resolve("[::1]", 80)).isNotNull();
        var port = Reach.of(List.of("127.0.0.1:9000"));
        assertThat(port.resolve("127.0.0.1", 9000)).isNotNull();
        assertThatThrownBy(() -> port.resolve("127.0.0.1", 9001))
                .hasMessage("127.0.0.1 is 127.0.0.1, which may not be called");
        assertThatThrownBy(() -> Reach.of(List.of("10.1.0.0/16")).resolve("10.2.0.1", 80))
                .isInstanceOf(Undelivered.class);
    }

    @Test
    void aNameThatLeadsNowhereSaysSo() {
        assertThatThrownBy(() -> OUTSIDE.resolve("nobody.invalid", 80))
                .hasMessage("nobody.invalid is not known");
    }

    @Test
    void anEntryIsAHostOrANetwork() {
        var good = List.of("hooks.lan", "hooks.lan:9000", "[::1]:80", "10.0.0.0/8", "fd00::/8");
        assertThat(Reach.fault(good)).isEmpty();
        for (var bad : List.of("10.0.0.0/33", "10.0.0/8x", "http://hooks.lan", "a b", "x/8")) {
            assertThat(Reach.fault(List.of("hooks.lan", bad))).contains(bad);
        }
    }
}
