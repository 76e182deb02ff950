package dev.runsheet.platform.http;

import java.io.OutputStream;
import org.jdbi.v3.core.Handle;

/// An answer that goes out while it is read from the database, in a transaction of its own, and is
/// never whole in memory. Nothing can be refused any more when it begins.
public interface Written {
    void write(Handle tx, OutputStream to);
}
