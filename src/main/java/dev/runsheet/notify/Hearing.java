package dev.runsheet.notify;

import dev.runsheet.base.Owners;

/// That some people are to hear of something, if they may see it: those of `who`, groups among
/// them. `said` are the words that were said, or null; guests hear only of what is open to them.
record Hearing(Kind kind, News news, Thing about, Owners who, String said, boolean isForGuests) {}
