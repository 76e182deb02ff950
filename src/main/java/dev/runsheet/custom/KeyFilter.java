package dev.runsheet.custom;

/// Which keys a list shows; what is empty or null may be anything.
record KeyFilter(
        String appliesTo,
        String keyType,
        String fieldType,
        Boolean isRequired,
        Boolean isActive,
        String text,
        String sortBy,
        boolean isDown) {}
