package dev.runsheet.backup;

import dev.runsheet.platform.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a backup holds, as its file `manifest.json` says it.
record Manifest(
        int format,
        String version,
        String migration,
        String at,
        List<Rows> tables,
        Map<String, Long> numbers,
        List<String> months,
        Kept files,
        Key key,
        String sums) {

    /// Changes when an older version could not restore it any more.
    static final int FORMAT = 1;

    /// A table: how many rows it has, and the SHA-256 of their text.
    record Rows(String name, long rows, String sha256) {}

    /// Files whose bytes are in the archive, whose bytes were nowhere to be found, and whose bytes
    /// are in a bucket.
    record Kept(long count, long bytes, long missing, long inBucket) {}

    /// Whether the key is in the archive, and by what another is told from it; empty when there was
    /// none.
    record Key(boolean isHeld, String seal) {}

    long rows() {
        return tables.stream().mapToLong(Rows::rows).sum();
    }

    String text() {
        var map = new LinkedHashMap<String, Object>();
        map.put("format", format);
        map.put("version", version);
        map.put("migration", migration);
        map.put("at", at);
        map.put("tables", tables);
        map.put("numbers", numbers);
        map.put("months", months);
        map.put("files", files);
        map.put("key", key);
        map.put("sums", sums);
        return Json.text(map);
    }
}
