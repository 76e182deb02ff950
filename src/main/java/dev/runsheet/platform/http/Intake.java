package dev.runsheet.platform.http;

import dev.runsheet.platform.db.Transactions;

/// Serves a route whose body is too large to keep: takes it in as it comes, when it is known who
/// sends it and before the transaction of the request begins, so that a slow client holds no
/// connection to the database. `transactions` are for looking at what can be refused early.
public interface Intake {
    /// `digest` stands for the body when the request is repeated; `then` does the rest in the
    /// transaction, which may be begun more than once.
    record Taken(byte[] digest, Handler then) {}

    Taken take(Call call, Transactions transactions);
}
