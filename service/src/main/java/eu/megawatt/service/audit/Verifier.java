package eu.megawatt.service.audit;

import eu.megawatt.service.json.Json;
import java.util.List;
import java.util.Optional;

/** Goes along the chain from its beginning. Used by one thread, once. */
final class Verifier {

  private static final int TOGETHER = 1_000;

  private final AuditRows rows;
  private final List<Head> heads;
  private long number;
  private String hash = AuditEntry.NOTHING_BEFORE;

  /**
   * @param heads up to where there must be entries, as that is known elsewhere
   */
  Verifier(AuditRows rows, List<Head> heads) {
    this.rows = rows;
    this.heads = heads;
  }

  Verification verify() {
    List<AuditRows.Row> some = rows.after(0, TOGETHER);
    while (!some.isEmpty()) {
      for (AuditRows.Row row : some) {
        Optional<String> problem = problem(row);
        if (problem.isPresent()) {
          return broken(problem.get());
        }
        number = row.number();
        hash = row.hash();
      }
      some = rows.after(number, TOGETHER);
    }
    long last = heads.stream().mapToLong(Head::number).max().orElse(0);
    return number < last
        ? broken("It is gone, and all after it up to %d.".formatted(last))
        : new Verification(true, number, Optional.empty(), hash);
  }

  private Verification broken(String problem) {
    return new Verification(
        false, number, Optional.of(new Verification.Broken(number + 1, problem)), hash);
  }

  private Optional<String> problem(AuditRows.Row row) {
    if (row.number() != number + 1) {
      return Optional.of("It is gone; the next that is there is %d.".formatted(row.number()));
    }
    if (!AuditEntry.hash(hash, row.body()).equals(row.hash())) {
      return Optional.of("What it says, or its hash, is not what was written.");
    }
    if (!isAlike(row)) {
      return Optional.of("It is looked up by something else than what it says.");
    }
    return heads.stream()
            .anyMatch(it -> it.number() == row.number() && !it.hash().equals(row.hash()))
        ? Optional.of("The log was written anew up to here: its hash is not the one that was kept.")
        : Optional.empty();
  }

  private static boolean isAlike(AuditRows.Row row) {
    AuditEntry.Body body = Json.read(row.body(), AuditEntry.Body.class);
    return body.number() == row.number()
        && body.at().toEpochMilli() == row.atMs()
        && body.caller().equals(row.caller())
        && body.subject().equals(row.subject())
        && body.tenant().orElse("").equals(row.tenant());
  }
}
