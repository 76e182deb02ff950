package dev.runsheet.people;

import java.time.Instant;
import java.util.Map;

/// Somebody outside the organization who works on its tasks, known by their address. Of the links
/// they were given, that of `generation` is good.
public record Guest(
        long id,
        String email,
        int generation,
        String firstName,
        String lastName,
        Map<String, Object> details,
        Instant createdAt,
        Instant disabledAt) {}
