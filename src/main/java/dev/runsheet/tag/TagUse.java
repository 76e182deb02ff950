package dev.runsheet.tag;

import dev.runsheet.base.TagId;

/// How many of the templates and runs that somebody may see have a tag.
record TagUse(
        TagId tag,
        long activeTemplates,
        long archivedTemplates,
        long activeRuns,
        long archivedRuns) {}
