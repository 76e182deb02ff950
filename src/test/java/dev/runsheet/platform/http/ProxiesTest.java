package dev.runsheet.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.platform.http.Proxies.Network;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
    private static final Proxies OURS = of("10.1.0.0/16", "192.0.2.7", "fd00::/8");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "198.51.100.1 | -                                 | 198.51.100.1",
                "198.51.100.1 | 203.0.113.9                       | 198.51.100.1",
                "10.1.2.3     | -                                 | 10.1.2.3",
                "10.1.2.3     | 203.0.113.9                       | 203.0.113.9",
                "10.2.2.3     | 203.0.113.9                       | 10.2.2.3",
                "10.1.2.3     | 1.1.1.1, 203.0.113.9              | 203.0.113.9",
                "10.1.2.3     | 1.1.1.1, 203.0.113.9, 192.0.2.7   | 203.0.113.9",
                "10.1.2.3     | nonsense                          | 10.1.2.3",
                "10.1.2.3     | 203.0.113.9, nonsense             | 10.1.2.3",
                "10.1.2.3     | ''                                | 10.1.2.3",
                "10.1.2.3     | 10.1.9.9                          | 10.1.9.9",
                "fd00::1      | 2001:db8::1                       | 2001:db8::1"
            },
            delimiter = '|')
    void onlyWhatTrustedProxiesSayIsBelieved(String peer, String forwarded, String client) {
        assertThat(OURS.client(peer, Optional.ofNullable(forwarded))).isEqualTo(client);
    }

    @Test
    void withoutProxiesNobodyIsBelieved() {
        assertThat(Proxies.NONE.client("10.1.2.3", Optional.of("203.0.113.9")))
                .isEqualTo("10.1.2.3");
    }

    @Test
    void whatIsNoNetworkIsNone() {
        for (var text : List.of("", "x", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "host.name")) {
            assertThat(Network.of(text)).as(text).isEmpty();
        }
    }

    private static Proxies of(String... networks) {
        return new Proxies(
                Stream.of(networks).map(each -> Network.of(each).orElseThrow()).toList());
    }
}
