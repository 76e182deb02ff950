package dev.runsheet.web;

/// The form that asks for address and password. `provider` is the name of the other way to sign in,
/// and empty where there is none.
record SignInForm(String to, String email, String provider, Faults faults) {
    Frame frame() {
        return Frame.open("Sign in");
    }

    boolean hasProvider() {
        return !provider.isEmpty();
    }

    String providerAddress() {
        return "/sign-in/provider" + (to.isEmpty() ? "" : "?to=" + Way.encoded(to));
    }
}
