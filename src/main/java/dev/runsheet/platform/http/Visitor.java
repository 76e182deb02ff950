package dev.runsheet.platform.http;

import dev.runsheet.base.MemberId;

/// A person with an account, before any organization is entered.
public record Visitor(MemberId member) {}
