package dev.runsheet.platform.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What may be called: the whole world outside, and of our own walls only what is named. An entry
/// is a host (`hooks.lan`), a host with its port (`127.0.0.1:9000`) or a network (`10.1.0.0/16`).
public final class Reach {
    /// What nobody outside would send us to: this machine, the networks around it, the addresses
    /// that stand for others, and what is no address of a server at all.
    private static final List<Network> WALLED =
            networks(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/8",
                    "64:ff9b::/32",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "fc00::/6");

    private final Set<String> hosts = new TreeSet<>();
    private final List<Network> networks;

    private Reach(List<String> hosts, List<Network> networks) {
        this.hosts.addAll(hosts);
        this.networks = networks;
    }

    /// Entries that cannot be read are left out; `fault` says which those are.
    public static Reach of(List<String> entries) {
        var hosts = entries.stream().filter(entry -> !entry.contains("/"));
        return new Reach(
                hosts.map(entry -> entry.toLowerCase(Locale.ROOT)).toList(),
                entries.stream().flatMap(entry -> Network.of(entry).stream()).toList());
    }

    /// The first entry that is neither a host nor a network.
    public static Optional<String> fault(List<String> entries) {
        return entries.stream()
                .filter(entry -> entry.contains("/") ? Network.of(entry).isEmpty() : !isHost(entry))
                .findFirst();
    }

    /// Resolves the host, once, to an address that may be called; throws `Undelivered` where there
    /// is none. One address within the walls condemns the others beside it.
    InetAddress resolve(String host, int port) {
        var name = host.toLowerCase(Locale.ROOT);
        var found = lookUp(name);
        boolean isNamed = hosts.contains(name) || hosts.contains(name + ":" + port);
        for (var address : found) {
            if (!isNamed && isWalled(address)) {
                throw new Undelivered(
                        host + " is " + address.getHostAddress() + ", which may not be called");
            }
        }
        return found[0];
    }

    private boolean isWalled(InetAddress address) {
        return WALLED.stream().anyMatch(network -> network.holds(address))
                && networks.stream().noneMatch(network -> network.holds(address));
    }

    private static InetAddress[] lookUp(String host) {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException _) {
            throw new Undelivered(host + " is not known");
        }
    }

    private static boolean isHost(String entry) {
        return entry.matches("[\\w.-]+(:\\d{1,5})?|\\[[0-9a-fA-F:.]+](:\\d{1,5})?");
    }

    private static List<Network> networks(String... texts) {
        return Arrays.stream(texts).map(text -> Network.of(text).orElseThrow()).toList();
    }

    /// All addresses that begin alike.
    private record Network(byte[] address, int bits) {
        static Optional<Network> of(String text) {
            var parts = text.split("/");
            if (parts.length != 2 || !parts[0].matches("[0-9a-fA-F:.]+")) {
                return Optional.empty();
            }
            try {
                var address = InetAddress.ofLiteral(parts[0]).getAddress();
                int bits = Integer.parseInt(parts[1]);
                return bits < 0 || bits > address.length * Byte.SIZE
                        ? Optional.empty()
                        : Optional.of(new Network(address, bits));
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }

        boolean holds(InetAddress other) {
            var bytes = other.getAddress();
            if (bytes.length != address.length) {
                return false;
            }
            for (int i = 0; i < bits; i++) {
                int mask = 0x80 >> i % Byte.SIZE;
                if ((bytes[i / Byte.SIZE] & mask) != (address[i / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
