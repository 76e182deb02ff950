package dev.runsheet.fire;

import dev.runsheet.testing.Reply;

/// A request that changes something.
record Write(String method, String path, Object body) {
    Reply by(Wire who) {
        return who.send(method, path, body);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
