package eu.megawatt.telemetry.live;

import java.util.List;
import java.util.OptionalLong;

/**
 * Something that is so at one look.
 *
 * @param members what the subject's matter is of, where that is several things: the first of them
 * @param memberCount how many there are; 0 where it is of the subject as a whole
 */
record Finding(
    AttentionKind kind,
    Subject subject,
    String message,
    OptionalLong value,
    OptionalLong limit,
    List<Subject> members,
    int memberCount) {

  Finding {
    members = List.copyOf(members);
  }

  /** Of a load against something that it is compared with. */
  Finding(
      AttentionKind kind, Subject subject, String message, OptionalLong value, OptionalLong limit) {
    this(kind, subject, message, value, limit, List.of(), 0);
  }

  static Finding of(AttentionKind kind, Subject subject, String message) {
    return new Finding(kind, subject, message, OptionalLong.empty(), OptionalLong.empty());
  }

  /** The same, of some parts of the subject; so many are named at most. */
  Finding of(List<Subject> parts, int mostNamed) {
    return new Finding(
        kind,
        subject,
        message,
        value,
        limit,
        parts.subList(0, Math.min(parts.size(), mostNamed)),
        parts.size());
  }
}
