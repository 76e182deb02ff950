package dev.runsheet.platform.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/// What the provider says of itself, asked when the first person signs in and kept. Its keys are
/// asked for again whenever a token names one that is not known.
final class Discovery {
    record Found(OIDCProviderMetadata metadata, IDTokenValidator validator) {}

    private final Issuer issuer;
    private final ClientID client;
    private volatile Found found;

    Discovery(Issuer issuer, ClientID client) {
        this.issuer = issuer;
        this.client = client;
    }

    /// Two who ask at once both ask the provider.
    Found found() throws GeneralException, IOException {
        if (found == null) {
            found = ask();
        }
        return found;
    }

    private Found ask() throws GeneralException, IOException {
        var metadata = OIDCProviderMetadata.resolve(issuer, Calls::patient);
        JWKSource<SecurityContext> keys =
                JWKSourceBuilder.create(metadata.getJWKSetURI().toURL(), Calls.retriever())
                        .retrying(true)
                        .build();
        var selector = new JWSVerificationKeySelector<>(algorithms(metadata), keys);
        return new Found(metadata, new IDTokenValidator(issuer, client, selector, null));
    }

    /// A secret that two know proves nothing: only signatures with a private key count.
    private static Set<JWSAlgorithm> algorithms(OIDCProviderMetadata metadata) {
        var algorithms = new LinkedHashSet<>(JWSAlgorithm.Family.SIGNATURE);
        if (metadata.getIDTokenJWSAlgs() != null) {
            algorithms.retainAll(metadata.getIDTokenJWSAlgs());
        }
        if (algorithms.isEmpty()) {
            algorithms.add(JWSAlgorithm.RS256);
        }
        return algorithms;
    }
}
