package dev.runsheet.demo;

import java.util.List;

/// What `bin/demo` prints when the example company is there.
final class Welcome {
    private Welcome() {}

    static String text(Credentials credentials, List<Trial> trials) {
        var text = new StringBuilder();
        text.append(
                """

                Runsheet is running, with an example company in it.

                  Web address    %s
                  Sign-in        %s
                  Password       %s
                  Organization   %s
                  Token          %s

                To try it, paste these lines into another shell:
                """
                        .formatted(
                                site(credentials),
                                credentials.email(),
                                credentials.password(),
                                credentials.org(),
                                credentials.token()));
        for (var trial : trials) {
            text.append('\n').append(trial.what()).append(":\n").append(trial.line()).append('\n');
        }
        return text.toString();
    }

    private static String site(Credentials credentials) {
        return credentials.endpoint().replaceAll("/api$", "/");
    }
}
