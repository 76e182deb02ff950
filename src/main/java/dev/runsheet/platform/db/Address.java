package dev.runsheet.platform.db;

/// Where a database is, as JDBC names it, and who comes.
public record Address(String url, String user, String password) {
    /// Without the password, so that it may stand in a log.
    @Override
    public String toString() {
        return url + " as " + user;
    }
}
