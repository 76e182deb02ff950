package dev.runsheet.people;

import java.time.Instant;
import java.util.Map;

/// Somebody outside the organization who works on its tasks, known by their address. Whoever has
/// `code` acts as the guest.
public record Guest(
        long id,
        String email,
        String code,
        String firstName,
        String lastName,
        Map<String, Object> details,
        Instant createdAt,
        Instant disabledAt) {}
