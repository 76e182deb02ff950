package dev.runsheet.platform.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import java.io.IOException;
import java.net.URI;

/// Lets people sign in at a provider of OpenID Connect: by an authorization code that is bound to
/// their browser, and an identity token whose signature, issuer, audience, time and nonce are
/// checked by the library.
public final class Provider {
    private static final Scope SCOPE = new Scope("openid", "email", "profile");
    private static final String UNREACHABLE =
            "The sign-in provider does not answer as it should. Please try again in a moment.";
    private static final String REFUSED = "The sign-in provider did not let you in.";
    private static final String UNPROVEN =
            "What the sign-in provider answered does not belong to this attempt. Please sign in again.";

    private final Registration registration;
    private final ClientID client;
    private final Discovery discovery;

    public Provider(Registration registration) {
        this.registration = registration;
        client = new ClientID(registration.client());
        discovery = new Discovery(new Issuer(registration.issuer()), client);
    }

    public String name() {
        return registration.name();
    }

    /// Where the browser goes to begin; it comes back to `callback`.
    public URI address(Attempt attempt, URI callback) {
        try {
            var request =
                    new AuthenticationRequest.Builder(ResponseType.CODE, SCOPE, client, callback)
                            .endpointURI(discovery.found().metadata().getAuthorizationEndpointURI())
                            .state(new State(attempt.state()))
                            .nonce(new Nonce(attempt.nonce()))
                            .codeChallenge(
                                    new CodeVerifier(attempt.verifier()), CodeChallengeMethod.S256)
                            .build();
            return request.toURI();
        } catch (GeneralException | IOException fault) {
            throw new Failed(UNREACHABLE, fault);
        }
    }

    /// Who came back; `answer` is the address with which they did.
    public Identity redeem(Attempt attempt, URI answer, URI callback) {
        try {
            var code = code(attempt, AuthenticationResponseParser.parse(answer));
            var found = discovery.found();
            var tokens = tokens(found, attempt, code, callback);
            var claims =
                    found.validator()
                            .validate(
                                    tokens.getOIDCTokens().getIDToken(),
                                    new Nonce(attempt.nonce()));
            return identity(told(found, claims, tokens));
        } catch (ParseException | BadJOSEException fault) {
            throw new Failed(UNPROVEN, fault);
        } catch (GeneralException | JOSEException | IOException fault) {
            throw new Failed(UNREACHABLE, fault);
        }
    }

    private AuthorizationCode code(Attempt attempt, AuthenticationResponse response) {
        var issuer = response.getIssuer();
        boolean isItsOwn = issuer == null || issuer.equals(new Issuer(registration.issuer()));
        if (!isItsOwn || !new State(attempt.state()).equals(response.getState())) {
            throw new Failed(UNPROVEN);
        }
        if (!response.indicatesSuccess()) {
            throw new Failed(REFUSED);
        }
        var code = response.toSuccessResponse().getAuthorizationCode();
        if (code == null) {
            throw new Failed(UNPROVEN);
        }
        return code;
    }

    private OIDCTokenResponse tokens(
            Discovery.Found found, Attempt attempt, AuthorizationCode code, URI callback)
            throws IOException, ParseException {
        var grant =
                new AuthorizationCodeGrant(code, callback, new CodeVerifier(attempt.verifier()));
        var request =
                new TokenRequest.Builder(
                                found.metadata().getTokenEndpointURI(), proof(found), grant)
                        .build();
        var response = OIDCTokenResponseParser.parse(Calls.patient(request.toHTTPRequest()).send());
        if (!response.indicatesSuccess()) {
            throw new Failed(REFUSED);
        }
        return (OIDCTokenResponse) response.toSuccessResponse();
    }

    /// As the provider likes it; where it does not say, by the header (OpenID Connect Discovery 3).
    private ClientAuthentication proof(Discovery.Found found) {
        var secret = new Secret(registration.secret());
        var methods = found.metadata().getTokenEndpointAuthMethods();
        return methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                ? new ClientSecretBasic(client, secret)
                : new ClientSecretPost(client, secret);
    }

    /// Some tell the address only where they are asked for it.
    private static ClaimsSet told(
            Discovery.Found found, IDTokenClaimsSet claims, OIDCTokenResponse tokens)
            throws IOException, ParseException {
        var place = found.metadata().getUserInfoEndpointURI();
        if (claims.getClaim("email") != null || place == null) {
            return claims;
        }
        var request = new UserInfoRequest(place, tokens.getOIDCTokens().getAccessToken());
        var response = UserInfoResponse.parse(Calls.patient(request.toHTTPRequest()).send());
        if (!response.indicatesSuccess()) {
            throw new Failed(REFUSED);
        }
        var info = response.toSuccessResponse().getUserInfo();
        if (info == null || !claims.getSubject().equals(info.getSubject())) {
            throw new Failed(UNPROVEN);
        }
        return info;
    }

    /// Some write the flag as a text.
    private static Identity identity(ClaimsSet claims) {
        var isVerified = String.valueOf(claims.getClaim("email_verified")).equals("true");
        return new Identity(
                text(claims, "email"),
                isVerified,
                text(claims, "given_name"),
                text(claims, "family_name"));
    }

    private static String text(ClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? text.strip() : "";
    }
}
