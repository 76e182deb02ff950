package dev.runsheet.platform.http;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;

/// A person with an account, before any organization is entered; `only` is the one organization
/// that may be seen with this token, or null for all of theirs.
public record Visitor(MemberId member, OrgId only) {}
