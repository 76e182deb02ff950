package dev.runsheet.platform.blob;

import dev.runsheet.base.FileId;
import dev.runsheet.base.OrgId;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps the bytes of files, whole or not at all, and knows nothing else about them. A store that
/// does not answer is `Unavailable`.
public interface Blobs extends AutoCloseable {
    /// Safe once this returns; the file that came in may be used up.
    void put(OrgId org, FileId id, Arrived content);

    /// Empty when there are none. Whoever opens it closes it.
    Optional<InputStream> open(OrgId org, FileId id);

    /// One that is not there stays so.
    void delete(OrgId org, FileId id);

    /// Those of an organization that were written before, some at a time.
    void each(OrgId org, Instant before, Consumer<List<FileId>> some);

    @Override
    void close();
}
