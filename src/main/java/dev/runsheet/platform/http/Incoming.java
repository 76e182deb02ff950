package dev.runsheet.platform.http;

import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The body of a request as it comes over the wire; when it breaks off, nobody is left to be
/// answered.
final class Incoming extends FilterInputStream {
    Incoming(InputStream content) {
        super(content);
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int most) {
        try {
            return in.read(into, from, most);
        } catch (RequestException fault) {
            throw fault;
        } catch (IOException | RuntimeException fault) {
            throw new CloseConnectionException("the request broke off", fault);
        }
    }

    /// The connection lives on.
    @Override
    public void close() {}
}
