package dev.runsheet.platform.http;

import dev.runsheet.base.Page;
import dev.runsheet.base.Slice;
import java.util.LinkedHashMap;
import java.util.Map;

/// The numbers of a list and the links to its neighbour pages (tasks spec 1.6).
final class Pagination {
    private Pagination() {}

    static Map<String, Object> of(Call call, Slice<?> slice, Page page) {
        var pages = Math.max(1, (slice.total() + page.size() - 1) / page.size());
        var hasMore = page.number() < pages;
        var links = new LinkedHashMap<String, Object>();
        if (page.number() > 1) {
            var previous = link(call, Math.min(page.number() - 1L, pages));
            links.put("previous", previous);
            links.put("prev", previous);
        }
        if (hasMore) {
            links.put("next", link(call, page.number() + 1L));
        }
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("total", slice.total());
        numbers.put("count", slice.rows().size());
        numbers.put("per_page", page.size());
        numbers.put("current_page", page.number());
        numbers.put("total_pages", pages);
        numbers.put("has_more_pages", hasMore);
        numbers.put("links", links);
        return numbers;
    }

    /// Every other parameter stays as the client wrote it.
    private static String link(Call call, long page) {
        var link = new StringBuilder(call.baseUrl()).append(call.rawPath()).append('?');
        for (var pair : call.query().raw().split("&")) {
            if (!pair.isEmpty() && !pair.equals("page") && !pair.startsWith("page=")) {
                link.append(pair).append('&');
            }
        }
        return link.append("page=").append(page).toString();
    }
}
