package dev.runsheet.platform.oidc;

/// Who somebody is at the provider. Empty is what it does not tell; only an address that it has
/// verified says who somebody is here.
public record Identity(String email, boolean isVerified, String firstName, String lastName) {}
