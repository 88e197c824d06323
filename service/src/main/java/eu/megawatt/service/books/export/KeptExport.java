package eu.megawatt.service.books.export;

import java.time.Instant;
import java.util.Optional;

/**
 * An export as it is kept.
 *
 * @param keyName by which it was asked for; empty where a schedule has ordered it
 * @param requestSha256 what was asked for by it
 * @param made what became of it; empty before that
 */
record KeptExport(
    long sequence,
    String id,
    String periodId,
    Order order,
    ExportState state,
    String fileName,
    Instant createdAt,
    String createdBy,
    String keyName,
    String requestSha256,
    Optional<Made> made) {

  /**
   * What became of it.
   *
   * @param sha256 of the file; empty where it failed
   * @param problem why it failed; empty where it did not
   */
  record Made(Instant at, long rowCount, long byteCount, String sha256, String problem) {}

  KeptExport made(ExportState as, String name, Made what) {
    return new KeptExport(
        sequence,
        id,
        periodId,
        order,
        as,
        name,
        createdAt,
        createdBy,
        keyName,
        requestSha256,
        Optional.of(what));
  }
}
