package eu.megawatt.service.books.export;

import java.time.Instant;

/** What is ordered whenever a month is closed, as it is shown. */
public record ScheduleView(
    String id,
    String kind,
    String groupBy,
    String shared,
    String focusVersion,
    String currency,
    String format,
    Instant createdAt,
    String createdBy) {}
