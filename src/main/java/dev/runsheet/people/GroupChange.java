package dev.runsheet.people;

import dev.runsheet.base.Given;
import dev.runsheet.base.MemberId;
import java.util.List;

/// What of a group is to be different; a given list replaces the whole one.
record GroupChange(
        Given<String> name,
        Given<String> description,
        Given<List<MemberId>> members,
        Given<List<String>> guests) {}
