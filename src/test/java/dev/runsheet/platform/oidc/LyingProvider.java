package dev.runsheet.platform.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/// Answers whatever identity token it is told to, as no real provider would.
final class LyingProvider implements AutoCloseable {
    private final HttpServer server;
    private final RSAKey key = fresh();
    private volatile String token = "";
    private volatile int status = 200;

    LyingProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(
                "/.well-known/openid-configuration",
                () ->
                        """
                        {"issuer": "%1$s", "authorization_endpoint": "%1$s/auth", "token_endpoint": "%1$s/token",
                         "jwks_uri": "%1$s/jwks", "subject_types_supported": ["public"],
                         "response_types_supported": ["code"], "id_token_signing_alg_values_supported": ["RS256", "HS256"]}
                        """
                                .formatted(issuer()));
        serve("/jwks", () -> new JWKSet(key.toPublicJWK()).toString());
        serve(
                "/token",
                () ->
                        """
                        {"access_token": "a", "token_type": "Bearer", "id_token": "%s"}
                        """
                                .formatted(token));
        server.start();
    }

    URI issuer() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// What a token says that is good.
    JWTClaimsSet.Builder honest(Attempt attempt) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer().toString())
                .subject("7")
                .audience("runsheet")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", attempt.nonce())
                .claim("email", "ann@flour.example")
                .claim("email_verified", "true");
    }

    void tell(JWTClaimsSet claims) {
        tell(claims, key);
    }

    /// Signed with the key of somebody else under the id of ours.
    void tellForged(JWTClaimsSet claims) {
        tell(claims, fresh());
    }

    void tellUnsigned(JWTClaimsSet claims) {
        token = new PlainJWT(claims).serialize();
    }

    /// Signed with the secret that we share.
    void tellSharing(JWTClaimsSet claims, String secret) {
        try {
            var signed = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            signed.sign(new MACSigner(secret));
            token = signed.serialize();
        } catch (JOSEException fault) {
            throw new AssertionError(fault);
        }
    }

    void answer(int other) {
        status = other;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void tell(JWTClaimsSet claims, RSAKey with) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("mill").build();
            var signed = new SignedJWT(header, claims);
            signed.sign(new RSASSASigner(with));
            token = signed.serialize();
        } catch (JOSEException fault) {
            throw new AssertionError(fault);
        }
    }

    private static RSAKey fresh() {
        try {
            return new RSAKeyGenerator(2048).keyID("mill").generate();
        } catch (JOSEException fault) {
            throw new AssertionError(fault);
        }
    }

    private interface Said {
        String text();
    }

    private void serve(String path, Said said) {
        server.createContext(
                path,
                exchange -> {
                    var bytes = said.text().getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders()
                            .putAll(
                                    Map.of(
                                            "Content-Type",
                                            List.of("application/json"),
                                            "Location",
                                            List.of(issuer() + path)));
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
    }
}
