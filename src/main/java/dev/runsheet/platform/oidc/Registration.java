package dev.runsheet.platform.oidc;

import java.net.URI;

/// What a provider and we know of each other: we are `client` there. People know it by `name`.
public record Registration(URI issuer, String client, String secret, String name) {
    /// Never into a log.
    @Override
    public String toString() {
        return "Registration[" + issuer + "]";
    }
}
