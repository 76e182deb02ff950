package dev.runsheet.people;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/// Where somebody is on the network, for counting: an IPv4 address, or the network that one
/// customer has in IPv6.
record Place(String word) {
    private static final int NETWORK_BYTES = 8;
    private static final int LONGEST = 64;

    static Place of(String address) {
        try {
            var literal = InetAddress.ofLiteral(address);
            return new Place(
                    literal instanceof Inet6Address six ? network(six) : literal.getHostAddress());
        } catch (IllegalArgumentException _) {
            return new Place(address.substring(0, Math.min(address.length(), LONGEST)));
        }
    }

    private static String network(Inet6Address address) {
        return HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES) + "/64";
    }
}
