package dev.runsheet.people;

import java.time.Instant;

/// A token that somebody made for themselves, as they know it: by a number, and never by its text.
/// `usedAt` is null until it is used, and some minutes late then; `expiresAt` is null when it never
/// does.
public record PersonalToken(
        long id, String name, Instant createdAt, Instant expiresAt, Instant usedAt) {}
