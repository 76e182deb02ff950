package dev.runsheet.people;

import dev.runsheet.base.FileId;
import dev.runsheet.base.OrgId;

/// Where the logo of an organization or the photo of a member is to be had.
record Portrait(OrgId org, FileId id) {

    /// Null where there is none. `baseUrl` is where the caller reaches us.
    static String url(Portrait portrait, String baseUrl) {
        return portrait == null ? null : portrait.url(baseUrl);
    }

    private String url(String baseUrl) {
        return baseUrl + "/organizations/" + org.hex() + "/file/" + id.hex();
    }
}
