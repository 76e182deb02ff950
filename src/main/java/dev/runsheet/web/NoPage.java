package dev.runsheet.web;

import dev.runsheet.platform.http.Pages;

/// The page that says no. What is not there and what is not one's own look the same.
public final class NoPage implements Pages.Look {
    @Override
    public byte[] no(int status, String message, String requestId) {
        var heading =
                switch (status) {
                    case 403 -> "You may not do this";
                    case 404 -> "There is no such page";
                    case 429 -> "Too much at once";
                    case 503 -> "The server is busy";
                    case 500 -> "Something broke on our side";
                    default -> "This did not work";
                };
        var text =
                switch (status) {
                    case 404 -> "Its address may be incomplete, or it is not yours to see.";
                    case 500 ->
                            "Nothing was changed. Try again; if it breaks again, tell your administrator the number below.";
                    default -> message;
                };
        return new Notice(Frame.open(heading), heading, text, "/", "To the start", requestId)
                .html();
    }
}
