package dev.runsheet.platform.http;

import org.jdbi.v3.core.Handle;

/// Serves one route: parses, calls one verb, renders. Answers, or throws a refusal.
public interface Handler {
    Answer handle(Call call, Handle tx);
}
