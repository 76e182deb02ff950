package dev.runsheet.platform.blob;

import java.net.URI;
import java.util.Optional;

/// Where an S3-compatible store is, and who we are there; without an `endpoint` it is Amazon's.
public record Bucket(
        Optional<URI> endpoint, String region, String name, String key, String secret) {
    /// A secret has no place in a log.
    @Override
    public String toString() {
        return name + " at " + endpoint.map(URI::toString).orElse("Amazon") + " in " + region;
    }
}
