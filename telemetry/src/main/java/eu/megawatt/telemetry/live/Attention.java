package eu.megawatt.telemetry.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something that needs somebody, or did.
 *
 * @param since when it began
 * @param cleared when it ended; empty while it lasts
 * @param milliwatts what is drawn or metered, where that is the matter
 * @param limitMilliwatts what that was compared with
 * @param members what of the subject it is about, where that is several things: the first of them
 * @param memberCount how many there are; 0 where it is about the subject as a whole
 */
public record Attention(
    AttentionKind kind,
    Subject subject,
    String message,
    Instant since,
    Optional<Instant> cleared,
    OptionalLong milliwatts,
    OptionalLong limitMilliwatts,
    List<Subject> members,
    int memberCount) {

  public Attention {
    members = List.copyOf(members);
  }
}
