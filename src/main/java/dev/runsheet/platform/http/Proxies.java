package dev.runsheet.platform.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The proxies in front of the server whose word about where a request comes from is believed.
public record Proxies(List<Network> networks) {
    public static final Proxies NONE = new Proxies(List.of());

    /// All addresses that begin with the same bits.
    public record Network(List<Byte> address, int bits) {
        /// `10.0.0.0/8`, `fd00::/8`, or one address; empty when it is none.
        public static Optional<Network> of(String text) {
            try {
                var parts = text.split("/", 2);
                var bytes = InetAddress.ofLiteral(parts[0]).getAddress();
                int most = bytes.length * 8;
                int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
                return bits < 0 || bits > most
                        ? Optional.empty()
                        : Optional.of(new Network(list(bytes), bits));
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }

        boolean holds(String address) {
            try {
                var bytes = list(InetAddress.ofLiteral(address).getAddress());
                return bytes.size() == this.address.size() && isSame(bytes);
            } catch (IllegalArgumentException _) {
                return false;
            }
        }

        private boolean isSame(List<Byte> other) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address.get(bit / 8) & mask) != (other.get(bit / 8) & mask)) {
                    return false;
                }
            }
            return true;
        }

        private static List<Byte> list(byte[] bytes) {
            var list = new ArrayList<Byte>(bytes.length);
            for (var each : bytes) {
                list.add(each);
            }
            return List.copyOf(list);
        }
    }

    /// Where a request comes from: the last address that no proxy of ours stands at. Each proxy
    /// wrote down who spoke to it, at the end of `forwarded`; what is before that a client can
    /// invent.
    String client(String peer, Optional<String> forwarded) {
        var client = peer;
        var hops = forwarded.map(each -> List.of(each.split(",", -1))).orElse(List.of());
        for (int i = hops.size() - 1; i >= 0 && isTrusted(client); i--) {
            var hop = hops.get(i).strip();
            if (Network.of(hop).isEmpty()) {
                return client;
            }
            client = hop;
        }
        return client;
    }

    private boolean isTrusted(String address) {
        return networks.stream().anyMatch(network -> network.holds(address));
    }
}
